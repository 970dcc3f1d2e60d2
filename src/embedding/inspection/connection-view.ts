/**
 * Connections and consumers in plain values, as they are at the moment of asking.
 */
import { type ConnectionActivity, ConnectionFacts } from '../../core/inspect/connection-facts.js';
import type { ConsumerFacts } from '../../core/inspect/consumer-facts.js';
import { type JsonObject, tableToJson } from '../../core/json/table-json.js';
import type { Connection } from '../../core/session/connection.js';

export interface ConnectionView {
  /** Both ends, `address:port -> address:port`. */
  readonly name: string;
  /** What the client calls itself. */
  readonly userProvidedName: string | undefined;
  readonly user: string;
  readonly vhost: string;
  readonly state: ConnectionActivity;
  readonly channelCount: number;
  /** What the client says of itself. */
  readonly clientProperties: JsonObject;
}

export interface ConsumerView {
  readonly consumerTag: string;
  /** The connection's name. */
  readonly connection: string;
  readonly channel: number;
  readonly exclusive: boolean;
  readonly ackRequired: boolean;
  /** 0 for no limit. */
  readonly prefetchCount: number;
  readonly priority: number;
  /** False while it waits for the single active consumer to go. */
  readonly active: boolean;
  readonly unackedCount: number;
  readonly arguments: JsonObject;
}

export function connectionView(connection: Connection): ConnectionView {
  const facts = new ConnectionFacts(connection);
  const { name, userProvidedName, user, vhost, state, channelCount } = facts;
  const clientProperties = tableToJson(facts.clientProperties);
  return { name, userProvidedName, user, vhost, state, channelCount, clientProperties };
}

export function consumerView(facts: ConsumerFacts): ConsumerView {
  const { consumerTag, exclusive, ackRequired, prefetchCount, priority, active, channel } = facts;
  return {
    consumerTag,
    connection: channel.connection.name,
    channel: channel.number,
    exclusive,
    ackRequired,
    prefetchCount,
    priority,
    active,
    unackedCount: facts.messagesUnacknowledged,
    arguments: tableToJson(facts.arguments),
  };
}
