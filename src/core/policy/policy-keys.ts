/**
 * The keys that a policy may have, and what each may hold. Texts are those of RabbitMQ 3.10, or 4 where that
 * has not got the key.
 *
 * What concerns clusters, streams and the ways in which RabbitMQ keeps a queue is taken and has no effect.
 */
import type { queueTypeOf } from '../queue/queue-type.js';
import {
  deadLetterStrategies,
  delayedRetryTypes,
  leaderLocators,
  overflowWords,
  queueModes,
} from '../queue/queue-words.js';

type QueueType = ReturnType<typeof queueTypeOf>;

export interface PolicyKey {
  readonly isValid: (value: unknown) => boolean;
  /** What follows a value that is not. */
  readonly wrong: string;
  /** True when an operator policy may have it. */
  readonly isForOperators: boolean;
  /** Types of queues that a policy with this key does not apply to, whatever else it says. */
  readonly notFor: readonly QueueType[];
}

const both: readonly QueueType[] = ['classic', 'quorum'];

const keys: Readonly<Record<string, PolicyKey>> = {
  'message-ttl': operatorKey(integer(0), 'message TTL'),
  expires: operatorKey(integer(1), 'queue expiry'),
  'max-length': operatorKey(integer(0), 'maximum length'),
  'max-length-bytes': operatorKey(integer(0), 'maximum length in bytes'),
  'max-in-memory-length': operatorKey(integer(0), 'maximum memory in bytes'),
  'max-in-memory-bytes': operatorKey(integer(0), 'maximum memory in bytes'),
  'delivery-limit': operatorKey(integer(-1), 'delivery limit'),
  overflow: operatorKey(word(overflowWords), 'overflow value'),
  'queue-version': operatorKey(integer(1, 2), 'queue-version value'),
  'target-group-size': operatorKey(integer(1), 'target group size', ['classic']),
  'alternate-exchange': key(isText, 'alternate exchange name'),
  'dead-letter-exchange': key(isText, 'dead letter exchange name'),
  'dead-letter-routing-key': key(isText, 'dead letter routing key'),
  'dead-letter-strategy': key(word(deadLetterStrategies), 'dead letter strategy', ['classic']),
  'delayed-retry-type': key(word(delayedRetryTypes), 'delayed retry type'),
  'delayed-retry-min': key(integer(0), 'delayed retry minimum'),
  'delayed-retry-max': key(integer(0), 'delayed retry maximum'),
  'consumer-timeout': key(integer(1), 'consumer timeout'),
  'consumer-disconnected-timeout': key(integer(0), 'consumer disconnected timeout'),
  'queue-mode': key(word(queueModes), 'queue-mode value', ['quorum']),
  'queue-leader-locator': key(word(leaderLocators), 'queue leader locator value'),
  'initial-cluster-size': key(integer(0), 'cluster size', both),
  'max-age': key((value) => isText(value) && /^[0-9]+[YMDhms]$/.test(value), 'max age', both),
  'stream-max-segment-size-bytes': key(integer(0), 'segment size', both),
  'stream-filter-size-bytes': key(integer(16, 255), 'filter size. Valid range is 16-255', both),
};

/** `undefined` when no policy of this kind may have it. */
export function policyKey(name: string): PolicyKey | undefined {
  return Object.hasOwn(keys, name) ? keys[name] : undefined;
}

function key(isValid: (value: unknown) => boolean, what: string, notFor: readonly QueueType[] = []): PolicyKey {
  return { isValid, wrong: `is not a valid ${what}`, isForOperators: false, notFor };
}

function operatorKey(...parameters: Parameters<typeof key>): PolicyKey {
  return { ...key(...parameters), isForOperators: true };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function integer(min: number, max = Number.MAX_SAFE_INTEGER): (value: unknown) => boolean {
  return (value) => Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max;
}

function word(words: readonly string[]): (value: unknown) => boolean {
  return (value) => isText(value) && words.includes(value);
}
