/**
 * Names and strings between bytes and JavaScript strings, without ever losing a byte.
 *
 * AMQP strings are UTF-8 by the specification (section 4.2.5.3), but brokers treat names and routing
 * keys as plain bytes, and so do clients. Bytes that are not UTF-8 become lone surrogates
 * U+DC80..U+DCFF and turn back into the same bytes on writing.
 */
import { isUtf8 } from 'node:buffer';

const ESCAPE_BASE = 0xdc00;

/** The text in `[start, end)` of `bytes`. */
export function decodeText(bytes: Buffer, start: number, end: number): string {
  for (let i = start; i < end; i++) {
    if (bytes[i]! > 0x7f) return decodeNonAscii(bytes.subarray(start, end));
  }
  return bytes.toString('latin1', start, end);
}

/** The bytes of `text`. */
export function encodeText(text: string): Buffer {
  if (text.isWellFormed()) return Buffer.from(text, 'utf8');
  const parts: Buffer[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isEscape(code) && !followsHighSurrogate(text, i)) {
      parts.push(Buffer.from(text.slice(from, i), 'utf8'), Buffer.of(code - ESCAPE_BASE));
      from = i + 1;
    }
  }
  parts.push(Buffer.from(text.slice(from), 'utf8'));
  return Buffer.concat(parts);
}

/** True when the text is ASCII, so that its length is its byte length. */
export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > 0x7f) return false;
  }
  return true;
}

function decodeNonAscii(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  let text = '';
  let from = 0;
  while (from < bytes.length) {
    const length = validSequenceLength(bytes, from);
    if (length === 0) {
      text += String.fromCharCode(ESCAPE_BASE + bytes[from]!);
      from++;
    } else {
      text += bytes.toString('utf8', from, from + length);
      from += length;
    }
  }
  return text;
}

/** Length of the UTF-8 sequence at `from`, 0 when there is none. */
function validSequenceLength(bytes: Buffer, from: number): number {
  const first = bytes[from]!;
  const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (length === 0 || from + length > bytes.length) return 0;
  return isUtf8(bytes.subarray(from, from + length)) ? length : 0;
}

function isEscape(code: number): boolean {
  return code >= ESCAPE_BASE + 0x80 && code <= ESCAPE_BASE + 0xff;
}

function followsHighSurrogate(text: string, index: number): boolean {
  if (index === 0) return false;
  const before = text.charCodeAt(index - 1);
  return before >= 0xd800 && before <= 0xdbff;
}
