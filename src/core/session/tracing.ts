/**
 * Firehose tracing (RabbitMQ): while it is on for a vhost, a copy of each message that is published or
 * delivered goes to `amq.rabbitmq.trace`, with headers that tell of the original. Copies are not traced.
 *
 * Fields, their order and types are those of RabbitMQ 3.10. Unlike there, what the default exchange routes
 * to nobody has no routed queues, and an integer that takes more than 32 bits gets them.
 */
import type { Content } from '../../wire/content/content.js';
import { type BasicProperties, basicProperties } from '../../wire/content/properties.js';
import { withProperties } from '../../wire/content/rewrite.js';
import { ConnectionError } from '../../wire/methods/errors.js';
import { type FieldTable, type FieldValue, field } from '../../wire/values/field-table.js';
import { decodeText, encodeText } from '../../wire/values/text.js';
import { SHORTSTR_BYTES_MAX } from '../../wire/values/writer.js';
import type { Actor } from '../acting/actor.js';
import type { Entry } from '../lane/entry.js';
import { Message } from '../message.js';
import type { Queue } from '../queue/queue.js';
import { blindKeysOf, furtherKeys, noFurtherKeys } from '../routing/sender-selected.js';

const EXCHANGE = 'amq.rabbitmq.trace';

/** In whose name something is published or delivered: a channel, or somebody without one. */
export interface TracedActor extends Pick<Actor, 'broker' | 'vhost'> {
  /** Of the channel; 0 without one. */
  readonly number: number;
  readonly connection: { readonly user: string; readonly peer: { readonly name?: string } };
}

/** What is traced: a message, and its routing keys. */
interface Original {
  readonly exchange: string;
  readonly keys: readonly string[];
  readonly content: Content;
}

/** A message is published, and goes to these queues. */
export function tracePublish(actor: TracedActor, message: Message, queues: readonly Queue[]): void {
  const { exchange, content } = message;
  const { replyQueues } = actor.vhost;
  const routed = queues.filter(({ name, definition }) => !replyQueues.has(name) && definition.delays !== true);
  trace(actor, `publish.${exchange}`, { exchange, keys: keysOf(message), content }, [
    ...placeOf(actor),
    ['routed_queues', texts(routed.map(({ name }) => name))],
  ]);
}

/** An entry of a queue was delivered, or fetched. */
export function traceDelivery(actor: TracedActor, { message, redelivered }: Entry, queue: string | undefined): void {
  const { exchange, content } = message;
  // RabbitMQ: a reply goes straight to its requester.
  if (queue === undefined || exchange === EXCHANGE || actor.vhost.replyQueues.has(queue)) return;
  trace(actor, `deliver.${queue}`, { exchange, keys: keysOf(message), content }, [
    ['redelivered', field.int(redelivered ? 1 : 0)],
    ...placeOf(actor),
  ]);
}

function trace({ vhost, broker }: TracedActor, key: string, original: Original, more: [string, FieldValue][]): void {
  const exchange = vhost.exchange(EXCHANGE);
  if (exchange.bindingCount === 0) return;
  const headersWith = (properties: FieldTable): FieldTable =>
    new Map([
      ['exchange_name', field.text(original.exchange)],
      ['routing_keys', texts(original.keys)],
      ['properties', { type: 'F', value: properties }],
      ['node', field.text(broker.nodeName)],
      ...more,
    ]);
  const copy = new Message(EXCHANGE, shortened(key), copyOf(original.content, headersWith));
  for (const queue of vhost.routes.take(exchange, copy, noFurtherKeys).queues) queue.enqueue(copy);
}

/** The body, with headers that tell of the properties. */
function copyOf(content: Content, headersWith: (properties: FieldTable) => FieldTable): Content {
  const properties = content.properties();
  try {
    return withProperties(content, { headers: headersWith(tableOf(properties)) });
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    // Headers that are nested as deep as can be cannot be nested any deeper.
    const { headers: _, ...others } = properties;
    return withProperties(content, { headers: headersWith(tableOf(others)) });
  }
}

/** With RabbitMQ's names, the last one first. */
function tableOf(properties: BasicProperties): FieldTable {
  const table = new Map<string, FieldValue>();
  for (const [name] of [...basicProperties].reverse()) {
    const value = properties[name];
    if (value === undefined) continue;
    table.set(
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      fieldOf(value),
    );
  }
  return table;
}

function fieldOf(value: string | number | bigint | FieldTable): FieldValue {
  if (typeof value === 'string') return field.text(value);
  if (typeof value === 'object') return { type: 'F', value };
  return value === Number(BigInt.asIntN(32, BigInt(value))) ? field.int(value) : { type: 'l', value };
}

function placeOf({ vhost, connection, number }: TracedActor): [string, FieldValue][] {
  return [
    ['vhost', field.text(vhost.name)],
    ['connection', field.text(connection.peer.name ?? '')],
    ['channel', field.int(number)],
    ['user', field.text(connection.user)],
  ];
}

/** The keys that it was published with, of which `BCC` names those that its content does not tell. */
function keysOf(message: Message): readonly string[] {
  return [message.routingKey, ...furtherKeys(message.content), ...blindKeysOf(message)];
}

function texts(values: readonly string[]): FieldValue {
  return { type: 'A', value: values.map((value) => field.text(value)) };
}

/** A name may take all of a routing key by itself; the headers have it whole. */
function shortened(key: string): string {
  const bytes = encodeText(key);
  return bytes.length <= SHORTSTR_BYTES_MAX ? key : decodeText(bytes, 0, SHORTSTR_BYTES_MAX);
}
