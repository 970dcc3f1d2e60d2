/** Channel 0 belongs to the connection. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'queue.declare on channel 0 is a connection error 504',
  rule: 'rabbitmq.connection:method-out-of-state',
  steps: [
    { send: 'queue.declare', with: { queue: '$q' }, connection: 'main' },
    { expectConnectionError: 504, text: { startsWith: 'CHANNEL_ERROR - unexpected method' }, method: 'queue.declare' },
  ],
};
