/**
 * What the arguments of exchanges and queues say of duplicates: those of the community plugin
 * (rabbitmq-message-deduplication), with its texts, and those of LavinMQ, which any type of exchange takes.
 */
import { ChannelError } from '../../wire/methods/errors.js';
import { type FieldTable, type FieldValue, isInteger } from '../../wire/values/field-table.js';
import { encodeText } from '../../wire/values/text.js';
import { SEEN_VALUES_MAX } from '../limits.js';
import { textIn } from '../queue/queue-settings.js';

/** Exchanges of this type are fanouts that drop duplicates. */
export const DEDUPLICATION_TYPE = 'x-message-deduplication';
/** Has any exchange, and any queue, drop duplicates. */
const ARGUMENT = 'x-message-deduplication';
const SIZE = 'x-cache-size';
const TTL = 'x-cache-ttl';
const PERSISTENCE = 'x-cache-persistence';
/** Names the header by which messages are told apart; it is called so itself where nobody names another. */
const HEADER = 'x-deduplication-header';
/** LavinMQ. */
const SIZE_DEFAULT = 128;

/** What an exchange remembers. */
export interface DeduplicationSettings {
  readonly header: Buffer;
  /** Values; then the oldest is forgotten. */
  readonly sizeMax: number;
  /** How long, Infinity for as long as there is room. */
  readonly ttlMs: number;
  /** True when it is to outlive the process. */
  readonly persisted: boolean;
}

/** What is looked at of an exchange. */
export interface DeduplicatingExchange {
  readonly type: string;
  readonly durable: boolean;
  readonly arguments: FieldTable;
}

/** The arguments of which a second declaration of an exchange must say the same. */
export const exchangeDeduplicationArguments = [ARGUMENT, SIZE, TTL, PERSISTENCE, HEADER];
/** The same for queues. */
export const queueDeduplicationArguments = [ARGUMENT, HEADER];

/**
 * @returns `undefined` for an exchange that routes duplicates
 * @throws ChannelError 406 when the arguments make no sense
 */
export function exchangeDeduplication({
  type,
  durable,
  arguments: args,
}: DeduplicatingExchange): DeduplicationSettings | undefined {
  const isOfType = type === DEDUPLICATION_TYPE || textIn(args, 'x-delayed-type') === DEDUPLICATION_TYPE;
  if (!isOfType && !isAskedFor(args)) return undefined;
  const size = args.get(SIZE);
  if (isOfType && size === undefined) throw missingSize();
  return {
    header: headerOf(args),
    sizeMax: size === undefined ? SIZE_DEFAULT : sizeOf(size),
    ttlMs: ttlOf(args.get(TTL)),
    persisted: isPersisted(args.get(PERSISTENCE)) && durable,
  };
}

/** The header by which a queue tells duplicates; `undefined` for one that takes them. Its arguments make sense. */
export function queueDeduplication(args: FieldTable): Buffer | undefined {
  return args.get(ARGUMENT)?.value === true ? encodeText(textIn(args, HEADER) ?? HEADER) : undefined;
}

function isAskedFor(args: FieldTable): boolean {
  const value = args.get(ARGUMENT);
  if (value === undefined) return false;
  if (value.type !== 't') throw invalid(`Invalid argument, '${ARGUMENT}' must be a boolean`);
  return value.value;
}

function headerOf(args: FieldTable): Buffer {
  const value = args.get(HEADER);
  if (value !== undefined && value.type !== 'S') throw invalid(`Invalid argument, '${HEADER}' must be a string`);
  return encodeText(value?.value ?? HEADER);
}

function sizeOf(value: FieldValue): number {
  const size = positiveInteger(value);
  if (size === undefined) throw missingSize();
  if (size > SEEN_VALUES_MAX) throw invalid(`Invalid argument, '${SIZE}' must not be greater than ${SEEN_VALUES_MAX}`);
  return size;
}

function ttlOf(value: FieldValue | undefined): number {
  if (value === undefined) return Infinity;
  const ttlMs = positiveInteger(value);
  if (ttlMs === undefined) throw invalid(`Invalid argument, '${TTL}' must be an integer greater than 0`);
  return ttlMs;
}

/** Unlike with the plugin, what a durable exchange has seen is on disk unless somebody wants it otherwise. */
function isPersisted(value: FieldValue | undefined): boolean {
  if (value === undefined) return true;
  if (value.type === 'S' && (value.value === 'disk' || value.value === 'memory')) return value.value === 'disk';
  throw invalid(`Invalid argument, '${PERSISTENCE}' must be either 'disk' or 'memory'`);
}

/** The plugin takes digits as text, too. */
function positiveInteger(value: FieldValue): number | undefined {
  const isNumber = isInteger(value) || (value.type === 'S' && /^\d{1,19}$/.test(value.value));
  const number = isNumber ? Number(value.value) : 0;
  return number > 0 ? number : undefined;
}

function missingSize(): ChannelError {
  return invalid(`Missing or invalid argument, '${SIZE}' must be an integer greater than 0`);
}

function invalid(text: string): ChannelError {
  return new ChannelError('PRECONDITION_FAILED', text);
}
