/**
 * What the arguments of a queue, and the policies that apply to it, come to.
 */
import { type FieldTable, emptyTable } from '../../wire/values/field-table.js';
import type { QueueDefinition } from './queue-definition.js';
import { queueTypeOf } from './queue-type.js';
import type { delayedRetryTypes, overflowWords } from './queue-words.js';

/** Durations in milliseconds, Infinity where there is no limit. */
export interface QueueSettings {
  readonly messageTtlMs: number;
  /** Unused for so long, the queue goes. */
  readonly expiresMs: number;
  /** Ready messages. */
  readonly lengthMax: number;
  /** Bytes of the bodies of ready messages. */
  readonly bodyBytesMax: number;
  readonly overflow: (typeof overflowWords)[number];
  readonly deadLetterExchange: string | undefined;
  /** `undefined`: the message's own keys. */
  readonly deadLetterRoutingKey: string | undefined;
  /** Returns of one message to the queue before it is dead-lettered. */
  readonly deliveryLimit: number;
  readonly delayedRetry: (typeof delayedRetryTypes)[number];
  /** The wait after the first return; it grows by as much with each further one. */
  readonly delayedRetryMinMs: number;
  readonly delayedRetryMaxMs: number;
  /** How long a delivery may stay unacked before its consumer is cancelled. */
  readonly consumerTimeoutMs: number;
}

/** RabbitMQ 4.0: what a quorum queue has when it is not told. */
const QUORUM_DELIVERY_LIMIT = 20;

/**
 * @param policy what policies say, by their keys: of two limits the lower one holds, of two words the argument
 */
export function settingsOf(
  { arguments: args }: Pick<QueueDefinition, 'arguments'>,
  policy: FieldTable = emptyTable,
): QueueSettings {
  const limit = (key: string, absent = Infinity): number => lowest(key, args, policy) ?? absent;
  const word = (key: string): string | undefined => textIn(args, `x-${key}`) ?? textIn(policy, key);
  return {
    messageTtlMs: limit('message-ttl'),
    expiresMs: limit('expires'),
    lengthMax: limit('max-length'),
    bodyBytesMax: limit('max-length-bytes'),
    overflow: (word('overflow') ?? 'drop-head') as QueueSettings['overflow'],
    deadLetterExchange: word('dead-letter-exchange'),
    deadLetterRoutingKey: word('dead-letter-routing-key'),
    deliveryLimit: limit(
      'delivery-limit',
      queueTypeOf({ arguments: args }) === 'quorum' ? QUORUM_DELIVERY_LIMIT : Infinity,
    ),
    delayedRetry: (word('delayed-retry-type') ?? 'disabled') as QueueSettings['delayedRetry'],
    delayedRetryMinMs: limit('delayed-retry-min', 0),
    delayedRetryMaxMs: limit('delayed-retry-max'),
    consumerTimeoutMs: limit('consumer-timeout'),
  };
}

/** `undefined` when nobody says anything. Below 0, which a delivery limit may be, is no limit. */
function lowest(key: string, args: FieldTable, policy: FieldTable): number | undefined {
  const limits = [args.get(`x-${key}`), policy.get(key)]
    .filter((value) => value !== undefined)
    .map(({ value }) => Number(value as number | bigint));
  if (limits.length === 0) return undefined;
  return Math.min(...limits.map((limit) => (limit < 0 ? Infinity : limit)));
}

/** The text under a name; `undefined` when there is none. */
export function textIn(table: FieldTable, name: string): string | undefined {
  const value = table.get(name);
  return value?.type === 'S' ? value.value : undefined;
}
