/**
 * Contents that no client sent, as they would stand on the wire.
 */
import { Writer } from '../values/writer.js';
import { Content } from './content.js';
import { type RawField, tableOfFields } from './raw-fields.js';

const FRAME_HEADER = 2;
const FRAME_END = 0xce;
const CLASS_BASIC = 60;
const FLAG_HEADERS = 0x2000;
/** Class, weight, size of the body, flags. */
const PAYLOAD_HEAD_BYTES = 14;

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
