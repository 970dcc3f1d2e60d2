/** There was no close. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'connection.close-ok without a close is a connection error 504',
  rule: 'rabbitmq.connection:method-out-of-state',
  steps: [
    { send: 'connection.close-ok', connection: 'main' },
    {
      expectConnectionError: 504,
      text: { startsWith: 'CHANNEL_ERROR - unexpected method' },
      method: 'connection.close-ok',
    },
  ],
};
