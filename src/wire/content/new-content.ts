/**
 * Contents that no client sent, as they would stand on the wire.
 */
import { Writer } from '../values/writer.js';
import { Content } from './content.js';
import { type BasicProperties, encodeProperties } from './properties.js';
import { type RawField, tableOfFields } from './raw-fields.js';

const FRAME_HEADER = 2;
const FRAME_BODY = 3;
/** Type, channel, size. */
const FRAME_HEAD_BYTES = 7;
/** A larger body stays in a piece of its own. */
const FRAMED_BODY_BYTES_MAX = 16 * 1024;
const FRAME_END = 0xce;
const CLASS_BASIC = 60;
const FLAG_HEADERS = 0x2000;
/** Class, weight, size of the body, flags. */
const PAYLOAD_HEAD_BYTES = 14;

/** A content of these properties and this body, which it keeps. */
export function contentOf(properties: BasicProperties, body: Buffer): Content {
  const writer = new Writer();
  writer.octet(FRAME_HEADER);
  writer.short(0);
  writer.long(0);
  writer.short(CLASS_BASIC);
  writer.short(0);
  writer.longlong(body.length);
  encodeProperties(writer, properties);
  const headerEnd = writer.offset + 1;
  const isFramed = body.length > 0 && body.length <= FRAMED_BODY_BYTES_MAX;
  writer.octet(FRAME_END);
  if (isFramed) writeBodyFrame(writer, body);
  const bytes = Buffer.from(writer.written());
  bytes.writeUInt32BE(headerEnd - FRAME_HEAD_BYTES - 1, FRAME_HEAD_BYTES - 4);
  if (isFramed || body.length === 0) return Content.framed(bytes, 0, headerEnd, bytes.length);
  return Content.inParts(bytes, [body]);
}

function writeBodyFrame(writer: Writer, body: Buffer): void {
  writer.octet(FRAME_BODY);
  writer.short(0);
  writer.long(body.length);
  writer.raw(body);
  writer.octet(FRAME_END);
}

/** A content of these headers and nothing else: no other property, no body. */
export function headersAlone(fields: readonly RawField[]): Content {
  const table = tableOfFields(fields);
  const writer = new Writer(PAYLOAD_HEAD_BYTES + table.length + 8);
  writer.octet(FRAME_HEADER);
  writer.short(0);
  writer.long(PAYLOAD_HEAD_BYTES + table.length);
  writer.short(CLASS_BASIC);
  writer.short(0);
  writer.longlong(0);
  writer.short(FLAG_HEADERS);
  writer.raw(table);
  writer.octet(FRAME_END);
  const bytes = writer.written();
  return Content.framed(bytes, 0, bytes.length, bytes.length);
}
