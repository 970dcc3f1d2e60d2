/**
 * A second, dumber way to AMQP bytes: concatenates buffers and knows nothing of src/wire, so that a
 * mistake there cannot hide in the bytes that tests expect.
 */
export const octet = (value: number): Buffer => Buffer.of(value);

export function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

export function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

export function longlong(value: number | bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, BigInt(value)));
  return bytes;
}

/** A string stands for its UTF-8; other bytes are given as a buffer. */
export type Text = string | Buffer;

export function shortstr(text: Text): Buffer {
  const bytes = Buffer.from(text as string);
  return Buffer.concat([octet(bytes.length), bytes]);
}

export function longstr(text: Text): Buffer {
  const bytes = Buffer.from(text as string);
  return Buffer.concat([long(bytes.length), bytes]);
}

/** A field value: its type letter and the bytes behind it. */
export const field = (letter: string, ...bytes: Buffer[]): Buffer => Buffer.concat([Buffer.from(letter), ...bytes]);

export function array(...fields: Buffer[]): Buffer {
  const bytes = Buffer.concat(fields);
  return Buffer.concat([long(bytes.length), bytes]);
}

export const table = (entries: Readonly<Record<string, Buffer>> = {}): Buffer => tableOf(Object.entries(entries));

/** The same for names that no object key can be, and in any order. */
export function tableOf(entries: Iterable<readonly [name: Text, field: Buffer]>): Buffer {
  const bytes = Buffer.concat([...entries].flatMap(([name, value]) => [shortstr(name), value]));
  return Buffer.concat([long(bytes.length), bytes]);
}

export const method = (classId: number, methodId: number, ...args: Buffer[]): Buffer =>
  Buffer.concat([short(classId), short(methodId), ...args]);

export function frame(type: number, channel: number, ...payload: Buffer[]): Buffer {
  const bytes = Buffer.concat(payload);
  return Buffer.concat([octet(type), short(channel), long(bytes.length), bytes, octet(0xce)]);
}

export const methodFrame = (channel: number, classId: number, methodId: number, ...args: Buffer[]): Buffer =>
  frame(1, channel, method(classId, methodId, ...args));

/** A header frame of class basic; `properties` are flags and property list. */
export const headerFrame = (channel: number, bodySize: number, properties: Buffer = short(0)): Buffer =>
  frame(2, channel, short(60), short(0), longlong(bodySize), properties);

export const bodyFrame = (channel: number, body: Text): Buffer => frame(3, channel, Buffer.from(body as string));

/** Body frames of at most `payloadMax` bytes each. */
export function bodyFrames(channel: number, body: Buffer, payloadMax: number): Buffer {
  const frames: Buffer[] = [];
  for (let at = 0; at < body.length; at += payloadMax) {
    frames.push(bodyFrame(channel, body.subarray(at, at + payloadMax)));
  }
  return Buffer.concat(frames);
}

export const heartbeat = (): Buffer => frame(8, 0);

export const publish = (channel: number, exchange: Text, routingKey: Text, bits = 0): Buffer =>
  methodFrame(channel, 60, 40, short(0), shortstr(exchange), shortstr(routingKey), octet(bits));
