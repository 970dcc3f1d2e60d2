/**
 * Somebody without a connection, where one is to be named.
 */
import type { Actor } from '../acting/actor.js';
import type { TracedActor } from '../session/tracing.js';

/** The channel is 0, the connection has no name. */
export function outsider({ broker, vhost, rights }: Actor): TracedActor {
  return { broker, vhost, number: 0, connection: { user: rights.user, peer: {} } };
}
