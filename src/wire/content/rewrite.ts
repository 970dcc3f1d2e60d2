/**
 * Contents with something changed in their header; all other bytes stay as they came.
 */
import type { FieldValue } from '../values/field-table.js';
import { encodeText } from '../values/text.js';
import { Writer } from '../values/writer.js';
import { Content } from './content.js';
import { findField } from './field-walk.js';
import { type BasicProperties, encodeProperties, findProperty, findPropertyPlace } from './properties.js';
import { type RawField, encodedFields, fieldsAt, mergedFields, tableOfFields } from './raw-fields.js';

/** Where the payload's size stands in a frame. */
const FRAME_SIZE_OFFSET = 3;
const TABLE_HEAD_BYTES = 4;
/** In the first octet of the flags. */
const FLAG_HEADERS = 0x20;
const FLAG_EXPIRATION = 0x01;
/** From here on frames get bytes of their own, which need not be moved when they are kept. */
const OWN_BYTES_MIN = 16 * 1024;

/** `[from, to)` of a content's bytes, and what is to stand there. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly replacement: Buffer;
}

const NOTHING = Buffer.alloc(0);

/** The content with another reply-to; it must have one. */
export function withReplyTo(content: Content, replyTo: string): Content {
  const at = findProperty(content.bytes, content.propertiesStart, 'replyTo');
  const text = encodeText(replyTo);
  const replacement = Buffer.concat([Buffer.of(text.length), text]);
  return edited(content, [{ from: at, to: at + 1 + content.bytes[at]!, replacement }]);
}

/** The content without any header of this name. */
export function withoutHeader(content: Content, name: Buffer): Content {
  const { bytes } = content;
  const table = findProperty(bytes, content.propertiesStart, 'headers');
  if (table === -1 || findField(bytes, table, name) === -1) return content;
  const kept = fieldsAt(bytes, table).filter((field) => !field.name.equals(name));
  return edited(content, [{ from: table, to: tableEnd(bytes, table), replacement: tableOfFields(kept) }]);
}

/** The content with these headers, instead of any of their names. */
export function withHeaders(content: Content, additions: readonly (readonly [string, FieldValue])[]): Content {
  return withRawHeaders(content, encodedFields(new Map(additions)));
}

/** The same for headers given as bytes; `dropped` is a property that goes. */
export function withRawHeaders(content: Content, additions: readonly RawField[], dropped?: 'expiration'): Content {
  const { bytes, propertiesStart } = content;
  const table = findProperty(bytes, propertiesStart, 'headers');
  const fields = mergedFields(table === -1 ? [] : fieldsAt(bytes, table), additions);
  const place = table === -1 ? findPropertyPlace(bytes, propertiesStart, 'headers') : table;
  const placeEnd = table === -1 ? place : tableEnd(bytes, table);
  let flags = bytes[propertiesStart]! | FLAG_HEADERS;
  const edits: Edit[] = [{ from: place, to: placeEnd, replacement: tableOfFields(fields) }];
  const expiration = dropped === undefined ? -1 : findProperty(bytes, propertiesStart, dropped);
  if (expiration !== -1) {
    flags &= ~FLAG_EXPIRATION;
    edits.push({ from: expiration, to: expiration + 1 + bytes[expiration]!, replacement: NOTHING });
  }
  return edited(content, [{ from: propertiesStart, to: propertiesStart + 1, replacement: Buffer.of(flags) }, ...edits]);
}

/** The body of the content, with these properties instead of its own. */
export function withProperties(content: Content, properties: BasicProperties): Content {
  const writer = new Writer();
  encodeProperties(writer, properties);
  return edited(content, [{ from: content.propertiesStart, to: content.headerEnd - 1, replacement: writer.written() }]);
}

function tableEnd(bytes: Buffer, table: number): number {
  return table + TABLE_HEAD_BYTES + bytes.readUInt32BE(table);
}

/** The content with pieces of its header frame replaced, given in their order. A body in parts is not copied. */
function edited(content: Content, edits: readonly Edit[]): Content {
  const { bytes, start, headerEnd, end, parts } = content;
  const growth = edits.reduce((sum, { from, to, replacement }) => sum + replacement.length - (to - from), 0);
  const length = end - start + growth;
  // What is framed and small is moved by whoever keeps it; all else is kept as it is.
  const keeps = parts !== undefined || length >= OWN_BYTES_MIN;
  const changed = keeps ? Buffer.allocUnsafeSlow(length) : Buffer.allocUnsafe(length);
  let at = 0;
  let done = start;
  for (const { from, to, replacement } of edits) {
    at += bytes.copy(changed, at, done, from);
    at += replacement.copy(changed, at);
    done = to;
  }
  bytes.copy(changed, at, done, end);
  changed.writeUInt32BE(changed.readUInt32BE(FRAME_SIZE_OFFSET) + growth, FRAME_SIZE_OFFSET);
  const newHeaderEnd = headerEnd - start + growth;
  if (parts !== undefined) return Content.inParts(changed, parts);
  return keeps ? Content.framed(changed, 0, newHeaderEnd, length) : Content.borrowed(changed, 0, newHeaderEnd, length);
}
