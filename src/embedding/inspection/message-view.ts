/**
 * Messages in plain values, as a test wants to compare them.
 */
import { type JsonObject, tableToJson } from '../../core/json/table-json.js';
import type { Message } from '../../core/message.js';
import type { BasicProperties } from '../../wire/content/properties.js';

/** Those of class basic but for the headers, named as in the specification, in camelCase. */
export type MessageProperties = Omit<BasicProperties, 'headers'>;

/** A message in a queue. It is a copy: nothing that is done to it reaches the queue. */
export interface MessageView {
  readonly body: Buffer;
  /** The body as text in UTF-8. */
  readonly text: string;
  readonly properties: MessageProperties;
  /** Headers as JSON has them; byte strings are text, large integers rounded. */
  readonly headers: JsonObject;
  /** To which it was published last; empty for the default one. */
  readonly exchange: string;
  readonly routingKey: string;
  readonly persistent: boolean;
  /** True once it went out to a client and came back. */
  readonly redelivered: boolean;
  /** How often it went out and came back. */
  readonly deliveries: number;
  /** When it expires, in milliseconds since 1970. */
  readonly expiresAt: number | undefined;
}

/** A message that came back and waits. */
export interface DelayedView extends MessageView {
  /** When it is ready again, in milliseconds since 1970. */
  readonly dueAt: number;
}

/** A message that a client has and has not settled. */
export interface UnackedView extends MessageView {
  /** Undefined when it was fetched with `basic.get`, or its consumer is cancelled. */
  readonly consumerTag: string | undefined;
  /** The connection's name. */
  readonly connection: string;
  readonly channel: number;
  readonly deliveryTag: number;
  /** When it went out, in milliseconds since 1970. */
  readonly deliveredAt: number;
}

/** A message's place in its queue. */
export interface QueuedMessage {
  readonly message: Message;
  readonly deliveries: number;
  /** 0 for never. */
  readonly expiresAt: number;
}

export function messageView({ message, deliveries, expiresAt }: QueuedMessage): MessageView {
  const { exchange, routingKey, content } = message;
  const { headers, ...properties } = content.properties();
  const body = Buffer.from(content.body());
  return {
    body,
    text: body.toString(),
    properties,
    headers: headers === undefined ? {} : tableToJson(headers),
    exchange,
    routingKey,
    persistent: content.persistent,
    redelivered: deliveries > 0,
    deliveries,
    expiresAt: expiresAt === 0 ? undefined : expiresAt,
  };
}
