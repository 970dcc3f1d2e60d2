/**
 * Bodies and properties of the crash test's messages: made from what the ledger knows of a message, so that
 * what comes back is compared byte for byte. A body begins with who sent it and where to, for human eyes.
 */
import type { Options } from 'amqplib';
import { Random } from '../../support/random.js';
import type { Copy, Message } from './records.js';

const BODY_MAX = 300 * 1024;
const OFFSETS = 64 * 1024;
const filling = new Random(1).bytes(BODY_MAX + OFFSETS);

export function bodyOf({ id, publisher, sequence, exchange, routingKey, size }: Message): Buffer {
  return fill(`${id} ${publisher} #${sequence} > ${exchange}/${routingKey} `, id, size);
}

/** A label, and behind it bytes that depend on `id`; `size` bytes at all. */
export function fill(label: string, id: number, size: number): Buffer {
  const offset = (id * 7919) % OFFSETS;
  return Buffer.concat([Buffer.from(label), filling.subarray(offset, offset + size)], size);
}

/** Messages of another run are told apart by `run`. */
export function propertiesOf(message: Message, run: string): Options.Publish {
  const { publisher, sequence, persistent, mandatory, priority, delayMs } = message;
  const expiration = expirationOf(message);
  return {
    persistent,
    mandatory,
    contentType: 'application/octet-stream',
    messageId: `${run}-${message.id}`,
    headers: { publisher, sequence, ...(delayMs > 0 ? { 'x-delay': delayMs } : {}) },
    ...(priority > 0 ? { priority } : {}),
    ...(expiration === undefined ? {} : { expiration }),
  };
}

/** The property. */
export function expirationOf({ expirationMs }: Message): string | undefined {
  return expirationMs === undefined ? undefined : String(expirationMs);
}

/** What a delivery may differ in from what was published. */
export interface Received {
  readonly content: Buffer;
  readonly properties: {
    readonly headers?: unknown;
    readonly contentType?: unknown;
    readonly deliveryMode?: unknown;
    readonly priority?: unknown;
    readonly expiration?: unknown;
  };
}

/** What is wrong with a message that came back; undefined when nothing is. */
export function findDamage(copy: Copy, { content, properties }: Received): string | undefined {
  const { message, from } = copy;
  const expected = bodyOf(message);
  if (!content.equals(expected)) {
    const at = expected.findIndex((byte, i) => content[i] !== byte);
    return `${content.length} bytes came, different from byte ${at === -1 ? expected.length : at} on`;
  }
  const headers = properties.headers as { publisher?: unknown; sequence?: unknown } | undefined;
  // Dead letters do not expire by themselves once more.
  const expiration = from === undefined || from.queue.hidden ? expirationOf(message) : undefined;
  const isWhole =
    headers?.publisher === message.publisher &&
    headers.sequence === message.sequence &&
    properties.contentType === 'application/octet-stream' &&
    properties.deliveryMode === (message.persistent ? 2 : 1) &&
    (properties.priority ?? 0) === message.priority &&
    properties.expiration === expiration;
  return isWhole ? undefined : `its properties came as ${JSON.stringify(properties)}`;
}

/** Mostly small, some empty, a few large. */
export function pickSize(random: Random): number {
  const choice = random.below(1000);
  if (choice < 50) return 0;
  if (choice < 700) return random.between(1, 200);
  if (choice < 950) return random.between(200, 4096);
  if (choice < 995) return random.between(4096, 32 * 1024);
  return random.between(32 * 1024, BODY_MAX);
}
