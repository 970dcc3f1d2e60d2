/**
 * The states of a connection and what a client may send in each (specification section 2.2.4,
 * and the grammar of class connection in section 1.4).
 */
import type { MethodName } from '../../wire/methods/methods.js';

export type ConnectionState =
  | 'starting'
  /** The authenticator works on a response. */
  | 'authenticating'
  | 'securing'
  | 'tuning'
  | 'opening'
  | 'open'
  /** We sent `connection.close` and wait for the answer. */
  | 'closing'
  | 'closed';

/** Methods of channel 0 by state. What is not here is a protocol error; other channels are for `open` alone. */
export const connectionMethods = {
  starting: ['connection.start-ok', 'connection.close'],
  authenticating: ['connection.close'],
  securing: ['connection.secure-ok', 'connection.close'],
  tuning: ['connection.tune-ok', 'connection.close'],
  opening: ['connection.open', 'connection.close'],
  open: ['connection.update-secret', 'connection.close'],
  closing: ['connection.close', 'connection.close-ok'],
  closed: [],
} as const satisfies Record<ConnectionState, readonly MethodName[]>;

export type ConnectionMethodName = (typeof connectionMethods)[ConnectionState][number];

export function permits(state: ConnectionState, name: MethodName): name is ConnectionMethodName {
  return (connectionMethods[state] as readonly MethodName[]).includes(name);
}
