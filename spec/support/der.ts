/**
 * ASN.1 as it is written in certificates (DER), as much of it as they need.
 */

/** A value: its tag, its length, its bytes. */
export function tagged(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), lengthBytes(content.length), content]);
}

export const sequence = (...contents: Buffer[]): Buffer => tagged(0x30, ...contents);
export const set = (...contents: Buffer[]): Buffer => tagged(0x31, ...contents);
export const boolean = (value: boolean): Buffer => tagged(0x01, Buffer.from([value ? 0xff : 0]));
export const text = (value: string): Buffer => tagged(0x0c, Buffer.from(value));
export const octets = (bytes: Buffer): Buffer => tagged(0x04, bytes);
/** Whole bytes: no bit of the last one is unused. */
export const bits = (bytes: Buffer): Buffer => tagged(0x03, Buffer.from([0]), bytes);
/** A member of a context of its own: explicit. */
export const inContext = (number: number, content: Buffer): Buffer => tagged(0xa0 + number, content);

/** From the bytes of a positive number. */
export function integer(bytes: Buffer): Buffer {
  return tagged(0x02, bytes[0]! >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

/** `2.5.4.3` */
export function identifier(dotted: string): Buffer {
  const [first, second, ...others] = dotted.split('.').map(Number);
  return tagged(0x06, Buffer.from([first! * 40 + second!, ...others.flatMap(base128)]));
}

/** GeneralizedTime, to the second. */
export function time(date: Date): Buffer {
  return tagged(0x18, Buffer.from(`${date.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`));
}

function lengthBytes(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 + bytes.length]), bytes]);
}

/** Seven bits an octet, the last one without the high bit. */
function base128(number: number): number[] {
  const octets = [number & 0x7f];
  for (let rest = number >>> 7; rest > 0; rest >>>= 7) octets.unshift((rest & 0x7f) | 0x80);
  return octets;
}
