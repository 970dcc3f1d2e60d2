/**
 * Exchanges, queues and bindings: options as a program writes them, methods as they go on the wire.
 */
import type { MethodOf } from '../../wire/methods/methods.js';
import type { FieldTable } from '../../wire/values/field-table.js';
import { type PlainTable, type PlainValue, toFieldTable } from '../values/field-values.js';

export interface CallOptions {
  /** Gives up waiting for the answer; what was asked for may be done all the same. */
  readonly signal?: AbortSignal;
}

export interface ExchangeOptions extends CallOptions {
  /** Survives a restart. Default: true. */
  readonly durable?: boolean;
  /** Deleted with its last binding. Default: false. */
  readonly autoDelete?: boolean;
  /** Takes messages from other exchanges alone. Default: false. */
  readonly internal?: boolean;
  /** Only asks whether it is there. Default: false. */
  readonly passive?: boolean;
  /** Where what it cannot route goes (`alternate-exchange`). */
  readonly alternateExchange?: string;
  readonly arguments?: PlainTable | FieldTable;
}

export interface QueueOptions extends CallOptions {
  /** Survives a restart. Default: true, unless it is exclusive. */
  readonly durable?: boolean;
  /** For this connection alone, and deleted with it. Default: false. */
  readonly exclusive?: boolean;
  /** Deleted with its last consumer. Default: false. */
  readonly autoDelete?: boolean;
  /** Only asks whether it is there. Default: false. */
  readonly passive?: boolean;
  /** `x-queue-type`: classic, quorum, stream. */
  readonly type?: string;
  /** `x-message-ttl`: how long a message may wait, in milliseconds. */
  readonly messageTtlMs?: number;
  /** `x-expires`: how long the queue may be unused, in milliseconds. */
  readonly expiresMs?: number;
  /** `x-max-length`: messages. */
  readonly maxLength?: number;
  /** `x-max-length-bytes` */
  readonly maxLengthBytes?: number;
  /** `x-overflow`: what happens above the length. */
  readonly overflow?: 'drop-head' | 'reject-publish' | 'reject-publish-dlx';
  /** `x-dead-letter-exchange` */
  readonly deadLetterExchange?: string;
  /** `x-dead-letter-routing-key` */
  readonly deadLetterRoutingKey?: string;
  /** `x-max-priority` */
  readonly maxPriority?: number;
  /** `x-single-active-consumer` */
  readonly singleActiveConsumer?: boolean;
  /** `x-delivery-limit`: redeliveries. */
  readonly deliveryLimit?: number;
  /** All other arguments, and exact types; they win over the options above. */
  readonly arguments?: PlainTable | FieldTable;
}

export interface BindingOptions extends CallOptions {
  readonly arguments?: PlainTable | FieldTable;
}

const queueArguments = [
  ['type', 'x-queue-type'],
  ['messageTtlMs', 'x-message-ttl'],
  ['expiresMs', 'x-expires'],
  ['maxLength', 'x-max-length'],
  ['maxLengthBytes', 'x-max-length-bytes'],
  ['overflow', 'x-overflow'],
  ['deadLetterExchange', 'x-dead-letter-exchange'],
  ['deadLetterRoutingKey', 'x-dead-letter-routing-key'],
  ['maxPriority', 'x-max-priority'],
  ['singleActiveConsumer', 'x-single-active-consumer'],
  ['deliveryLimit', 'x-delivery-limit'],
] as const satisfies readonly (readonly [keyof QueueOptions, string])[];

export function exchangeDeclare(
  exchange: string,
  type: string,
  options: ExchangeOptions,
): MethodOf<'exchange.declare'> {
  const { passive = false, durable = true, autoDelete = false, internal = false } = options;
  const own = { 'alternate-exchange': options.alternateExchange };
  return {
    name: 'exchange.declare',
    exchange,
    type,
    passive,
    durable,
    autoDelete,
    internal,
    noWait: false,
    arguments: argumentsOf(options, own),
  };
}

export function queueDeclare(queue: string, options: QueueOptions): MethodOf<'queue.declare'> {
  const { passive = false, exclusive = false, autoDelete = false, durable = !exclusive } = options;
  const own: Record<string, PlainValue> = {};
  for (const [option, argument] of queueArguments) own[argument] = options[option];
  return {
    name: 'queue.declare',
    queue,
    passive,
    durable,
    exclusive,
    autoDelete,
    noWait: false,
    arguments: argumentsOf(options, own),
  };
}

/** What the four methods of bindings have in common. */
export function bindingArguments(options: BindingOptions): FieldTable {
  return argumentsOf(options, {});
}

function argumentsOf({ arguments: given = {} }: BindingOptions, own: PlainTable): FieldTable {
  return new Map([...toFieldTable(own), ...toFieldTable(given)]);
}
