/** Only servers block. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'connection.blocked from a client is a connection error 504',
  rule: 'rabbitmq.connection:method-out-of-state',
  steps: [
    { send: 'connection.blocked', with: { reason: 'x' }, connection: 'main' },
    {
      expectConnectionError: 504,
      text: { startsWith: 'CHANNEL_ERROR - unexpected method' },
      method: 'connection.blocked',
    },
  ],
};
