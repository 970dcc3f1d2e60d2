/**
 * Which connections a fault is to meet.
 */
import type { Broker } from '../../core/broker.js';
import type { Connection } from '../../core/session/connection.js';
import { type ConnectionView, connectionView } from '../inspection/connection-view.js';

/** All that agree with what is given; nothing given are all. */
export interface ConnectionFilter {
  /** The connection's own name, or the one that its client gave it. */
  readonly name?: string;
  readonly user?: string;
  readonly vhost?: string;
}

/** `'all'`, a connection's name (its own or its client's), what it is to be like, or whoever says yes. */
export type ConnectionChoice = 'all' | ConnectionFilter | ((connection: ConnectionView) => boolean) | (string & {});

export function isChosen(choice: ConnectionChoice, connection: Connection): boolean {
  if (choice === 'all') return true;
  const view = connectionView(connection);
  if (typeof choice === 'function') return choice(view);
  const { name, user, vhost }: ConnectionFilter = typeof choice === 'string' ? { name: choice } : choice;
  if (name !== undefined && view.name !== name && view.userProvidedName !== name) return false;
  return (user ?? view.user) === view.user && (vhost ?? view.vhost) === view.vhost;
}

/** Those that are there, handshakes under way included. */
export function chosen(broker: Broker, choice: ConnectionChoice): readonly Connection[] {
  return [...broker.connections].filter((connection) => isChosen(choice, connection));
}
