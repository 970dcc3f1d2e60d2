/**
 * Contents with one thing changed in their header; all other bytes stay as they came, in their order.
 */
import { encodeText } from '../values/text.js';
import { Content } from './content.js';
import { fieldEnd, findField, isNamed } from './field-walk.js';
import { findProperty } from './properties.js';

/** Where the payload's size stands in a frame. */
const FRAME_SIZE_OFFSET = 3;
const TABLE_HEAD_BYTES = 4;

/** The content with another reply-to; it must have one. */
export function withReplyTo(content: Content, replyTo: string): Content {
  const at = findProperty(content.bytes, content.propertiesStart, 'replyTo');
  const text = encodeText(replyTo);
  return spliced(content, at, at + 1 + content.bytes[at]!, Buffer.concat([Buffer.of(text.length), text]));
}

/** The content without any header of this name. */
export function withoutHeader(content: Content, name: Buffer): Content {
  const { bytes } = content;
  const table = findProperty(bytes, content.propertiesStart, 'headers');
  if (table === -1 || findField(bytes, table, name) === -1) return content;
  const end = table + TABLE_HEAD_BYTES + bytes.readUInt32BE(table);
  const fields = Buffer.concat([Buffer.alloc(TABLE_HEAD_BYTES), ...fieldsBut(name, bytes, table, end)]);
  fields.writeUInt32BE(fields.length - TABLE_HEAD_BYTES);
  return spliced(content, table, end, fields);
}

/** A table may hold a name more than once. */
function fieldsBut(name: Buffer, bytes: Buffer, table: number, end: number): Buffer[] {
  const kept: Buffer[] = [];
  for (let at = table + TABLE_HEAD_BYTES; at < end;) {
    const next = fieldEnd(bytes, at, end);
    if (!isNamed(bytes, at, name)) kept.push(bytes.subarray(at, next));
    at = next;
  }
  return kept;
}

/** The content with `[from, to)` of its header frame replaced. */
function spliced(content: Content, from: number, to: number, replacement: Buffer): Content {
  const { bytes, start, headerEnd, end, parts } = content;
  const growth = replacement.length - (to - from);
  const length = end - start + growth;
  // What is framed is moved by whoever keeps it; a header with its body in parts is kept as it is.
  const changed = parts === undefined ? Buffer.allocUnsafe(length) : Buffer.allocUnsafeSlow(length);
  bytes.copy(changed, 0, start, from);
  replacement.copy(changed, from - start);
  bytes.copy(changed, from - start + replacement.length, to, end);
  changed.writeUInt32BE(changed.readUInt32BE(FRAME_SIZE_OFFSET) + growth, FRAME_SIZE_OFFSET);
  if (parts !== undefined) return Content.inParts(changed, parts);
  return Content.borrowed(changed, 0, headerEnd - start + growth, length);
}
