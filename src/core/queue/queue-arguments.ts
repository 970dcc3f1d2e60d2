/**
 * The x-arguments of a queue: which values make sense for which type of queue.
 *
 * Texts are RabbitMQ's (3.10). What it keeps for quorum queues and users ask for on all of them is
 * taken everywhere: delivery limit, delayed retry. An argument that nobody knows is kept and ignored.
 */
import { ChannelError, ConnectionError } from '../../wire/methods/errors.js';
import { type FieldTable, type FieldValue, isInteger } from '../../wire/values/field-table.js';
import { fieldText, fieldTypeName } from '../field-text.js';
import { DURATION_MS_MAX } from '../limits.js';
import { argumentOfOtherType, invalidArgument, resourceText } from '../refusals.js';
import type { QueueDefinition } from './queue-definition.js';
import { deadLetterStrategies, delayedRetryTypes, leaderLocators, overflowWords, queueModes } from './queue-words.js';

const PRIORITY_MAX = 255;

/** What is wrong with a value, as RabbitMQ writes it; `undefined` when nothing is. */
export type Check = (value: FieldValue) => string | undefined;

const checks: Readonly<Record<string, Check>> = {
  'x-message-ttl': integer((number) => duration(number)),
  'x-expires': timeout(),
  'x-max-length': integer(),
  'x-max-length-bytes': integer(),
  'x-max-priority': integer((number) => (number > PRIORITY_MAX ? `{max_value_exceeded,${number}}` : undefined)),
  'x-overflow': word(overflowWords, () => 'invalid_overflow'),
  'x-dead-letter-routing-key': text(),
  'x-dead-letter-strategy': word(deadLetterStrategies, () => 'invalid_dlx_strategy'),
  'x-single-active-consumer': flag,
  'x-consumer-timeout': timeout(),
  'x-message-deduplication': flag,
  'x-deduplication-header': text(),
  'x-queue-mode': word(queueModes, (mode) => `"unsupported queue mode '${mode}'"`),
  'x-queue-version': integer((number) =>
    number === 1 || number === 2 ? undefined : `"unsupported queue version '${number}'"`,
  ),
  'x-delivery-limit': integer(undefined, -1),
  'x-delayed-retry-type': word(delayedRetryTypes, () => 'invalid_delayed_retry_type'),
  'x-delayed-retry-min': integer((number) => duration(number)),
  'x-delayed-retry-max': integer((number) => duration(number)),
  'x-consumer-disconnected-timeout': integer((number) => duration(number)),
  'x-max-in-memory-length': integer(),
  'x-max-in-memory-bytes': integer(),
  'x-quorum-initial-group-size': integer(positive),
  'x-quorum-target-group-size': integer(positive),
  'x-queue-leader-locator': word(leaderLocators, () => 'invalid_queue_locator_arg'),
};

const streamArguments = [
  'x-max-age',
  'x-stream-max-segment-size-bytes',
  'x-stream-filter-size-bytes',
  'x-initial-cluster-size',
];
const quorumArguments = [
  'x-dead-letter-strategy',
  'x-quorum-initial-group-size',
  'x-quorum-target-group-size',
  'x-max-in-memory-length',
  'x-max-in-memory-bytes',
  'x-consumer-disconnected-timeout',
];
const classicArguments = ['x-max-priority', 'x-queue-mode', 'x-queue-version', 'x-queue-master-locator'];

/** Arguments that a type of queue refuses, and the name that RabbitMQ's texts have for the type. */
const types = {
  classic: { module: 'rabbit_classic_queue', refuses: [...streamArguments, ...quorumArguments] },
  quorum: { module: 'rabbit_quorum_queue', refuses: [...streamArguments, ...classicArguments] },
} as const;

/**
 * Checks the arguments of a queue that is about to be made.
 *
 * @throws ChannelError 406 naming the first argument that makes no sense; ConnectionError 540 for streams
 */
export function assertQueueArguments(definition: QueueDefinition): void {
  const { arguments: args, name, vhost } = definition;
  if (args.size === 0) return;
  const where = resourceText('queue', name, vhost);
  const { module, refuses } = types[queueType(definition, where)];
  const exchange = args.get('x-dead-letter-exchange');
  if (exchange !== undefined && exchange.type !== 'S') {
    const detail = `invalid type '${fieldTypeName(exchange)}' for arg 'x-dead-letter-exchange' in ${where}`;
    throw new ChannelError('PRECONDITION_FAILED', detail);
  }
  for (const [argument, value] of args) {
    if (refuses.includes(argument)) throw argumentOfOtherType(argument, where, module);
    const check = Object.hasOwn(checks, argument) ? checks[argument] : undefined;
    const wrong = check?.(value);
    if (wrong !== undefined) throw invalidArgument(argument, where, wrong);
  }
  assertRelations(args, where);
}

/** What makes sense for itself, and not with what else there is. */
function assertRelations(args: FieldTable, where: string): void {
  if (args.has('x-dead-letter-routing-key') && !args.has('x-dead-letter-exchange')) {
    throw invalidArgument('x-dead-letter-routing-key', where, 'routing_key_but_no_dlx_defined');
  }
  const min = args.get('x-delayed-retry-min')?.value ?? 0;
  const max = args.get('x-delayed-retry-max')?.value ?? Infinity;
  if ((max as number | bigint) < (min as number | bigint)) {
    throw invalidArgument('x-delayed-retry-max', where, 'delayed_retry_max_below_min');
  }
}

function queueType(definition: QueueDefinition, where: string): keyof typeof types {
  const value = definition.arguments.get('x-queue-type');
  if (value === undefined) return 'classic';
  if (value.type !== 'S') throw invalidArgument('x-queue-type', where, unacceptable(value));
  if (value.value === 'classic') return 'classic';
  if (value.value === 'stream') throw new ConnectionError('NOT_IMPLEMENTED', 'queue type stream');
  if (value.value !== 'quorum') {
    throw invalidArgument('x-queue-type', where, `"unsupported queue type '${value.value}'"`);
  }
  if (definition.exclusive) throw invalidProperty('exclusive-owner', where);
  if (!definition.durable) throw invalidProperty('non-durable', where);
  if (definition.autoDelete) throw invalidProperty('auto-delete', where);
  return 'quorum';
}

function invalidProperty(property: string, where: string): ChannelError {
  return new ChannelError('PRECONDITION_FAILED', `invalid property '${property}' for ${where}`);
}

/** An integer of any width, at least `minimum`. */
export function integer(check: (number: number | bigint) => string | undefined = () => undefined, minimum = 0): Check {
  return (value) => {
    if (!isInteger(value)) return `"expected integer, got ${fieldTypeName(value)}"`;
    return value.value < minimum ? `{value_negative,${value.value}}` : check(value.value);
  };
}

/** A time that is waited for, in milliseconds. */
export function timeout(): Check {
  return integer((number) => positive(number) ?? duration(number));
}

function positive(number: number | bigint): string | undefined {
  return number === 0 ? '{value_zero,0}' : undefined;
}

function duration(number: number | bigint): string | undefined {
  return number > DURATION_MS_MAX ? `{value_too_large,${number}}` : undefined;
}

export function flag(value: FieldValue): string | undefined {
  return value.type === 't' ? undefined : unacceptable(value);
}

function text(): Check {
  return (value) => (value.type === 'S' ? undefined : unacceptable(value));
}

function word(words: readonly string[], wrong: (word: string) => string): Check {
  return (value) => {
    if (value.type !== 'S') return unacceptable(value);
    return words.includes(value.value) ? undefined : wrong(fieldText(value));
  };
}

function unacceptable(value: FieldValue): string {
  return `{unacceptable_type,${fieldTypeName(value)}}`;
}
