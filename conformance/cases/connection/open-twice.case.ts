/** A connection has one vhost. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second connection.open is a connection error 504',
  rule: 'rabbitmq.connection:method-out-of-state',
  steps: [
    { send: 'connection.open', with: { virtualHost: '$vhost' }, connection: 'main' },
    {
      expectConnectionError: 504,
      text: { startsWith: 'CHANNEL_ERROR - unexpected method' },
      method: 'connection.open',
    },
  ],
};
