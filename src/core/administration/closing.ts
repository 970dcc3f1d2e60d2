/**
 * Closing connections of clients, as an operator does.
 */
import { ConnectionError } from '../../wire/methods/errors.js';
import type { Connection } from '../session/connection.js';

/** What clients are told when nobody says why (RabbitMQ). */
const REASON = 'Closed via management plugin';

/** Closes it with 320 and that text, of which as much is told as fits; one that is closing already is left alone. */
export function closeConnection(connection: Connection, reason = REASON): void {
  connection.fail(new ConnectionError('CONNECTION_FORCED', reason));
  connection.broker.requestTurn();
}
