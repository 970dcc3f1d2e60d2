/**
 * Hand-written decoders of the methods of the hot path: `basic.publish`, `deliver`, `ack` and `nack`.
 *
 * The same as `codec.ts` gives for them, which a property test holds them to, without the table.
 * (How `basic.deliver` is written is unrolled in `frames/deliver-template.ts`.)
 */
import { TextMemo } from '../values/text-memo.js';
import { decodeText } from '../values/text.js';
import type { Method, MethodOf } from './methods.js';

/** Class id 60 and method id 40, 60, 80 and 120, as the first four bytes of a payload. */
const PUBLISH = (60 << 16) | 40;
const DELIVER = (60 << 16) | 60;
const ACK = (60 << 16) | 80;
const NACK = (60 << 16) | 120;

/** Class id, method id, reserved short, two empty names, bits. */
const PUBLISH_BYTES_MIN = 9;
/** Delivery tag and bits. */
const DELIVER_MIDDLE_BYTES = 9;
/** Class id, method id, delivery tag, bits. */
const SETTLE_BYTES = 13;

const TWO_TO_32 = 0x1_0000_0000;

/** What one consumer gets differs little from one delivery to the next. */
const consumerTags = new TextMemo();
const exchanges = new TextMemo();
const routingKeys = new TextMemo();

/** The method in `[start, end)`, or `undefined` when it is none of the fast ones, or not well formed. */
export function decodeFast(bytes: Buffer, start: number, end: number): Method | undefined {
  if (end - start < PUBLISH_BYTES_MIN) return undefined;
  const id = bytes.readInt32BE(start);
  if (id === PUBLISH) return decodePublish(bytes, start, end);
  if (id === DELIVER) return decodeDeliver(bytes, start, end);
  if (end - start !== SETTLE_BYTES) return undefined;
  if (id === ACK) {
    const multiple = (bytes[start + 12]! & 1) !== 0;
    return { name: 'basic.ack', deliveryTag: readTag(bytes, start + 4), multiple };
  }
  if (id === NACK) {
    const bits = bytes[start + 12]!;
    const deliveryTag = readTag(bytes, start + 4);
    return { name: 'basic.nack', deliveryTag, multiple: (bits & 1) !== 0, requeue: (bits & 2) !== 0 };
  }
  return undefined;
}

function decodePublish(bytes: Buffer, start: number, end: number): MethodOf<'basic.publish'> | undefined {
  const exchangeStart = start + 7;
  const exchangeEnd = exchangeStart + bytes[start + 6]!;
  if (exchangeEnd >= end) return undefined;
  const keyStart = exchangeEnd + 1;
  const keyEnd = keyStart + bytes[exchangeEnd]!;
  if (keyEnd + 1 !== end) return undefined;
  const bits = bytes[keyEnd]!;
  return {
    name: 'basic.publish',
    exchange: decodeText(bytes, exchangeStart, exchangeEnd),
    routingKey: decodeText(bytes, keyStart, keyEnd),
    mandatory: (bits & 1) !== 0,
    immediate: (bits & 2) !== 0,
  };
}

function decodeDeliver(bytes: Buffer, start: number, end: number): MethodOf<'basic.deliver'> | undefined {
  const consumerStart = start + 5;
  const consumerEnd = consumerStart + bytes[start + 4]!;
  const exchangeStart = consumerEnd + DELIVER_MIDDLE_BYTES + 1;
  if (exchangeStart > end) return undefined;
  const exchangeEnd = exchangeStart + bytes[exchangeStart - 1]!;
  if (exchangeEnd >= end) return undefined;
  const keyStart = exchangeEnd + 1;
  if (keyStart + bytes[exchangeEnd]! !== end) return undefined;
  return {
    name: 'basic.deliver',
    consumerTag: consumerTags.text(bytes, consumerStart, consumerEnd),
    deliveryTag: readTag(bytes, consumerEnd),
    redelivered: (bytes[consumerEnd + 8]! & 1) !== 0,
    exchange: exchanges.text(bytes, exchangeStart, exchangeEnd),
    routingKey: routingKeys.text(bytes, keyStart, end),
  };
}

function readTag(bytes: Buffer, at: number): number {
  return bytes.readUInt32BE(at) * TWO_TO_32 + bytes.readUInt32BE(at + 4);
}
