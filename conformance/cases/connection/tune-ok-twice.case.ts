/** What was agreed stands. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'connection.tune-ok on an open connection is a connection error 504',
  rule: 'rabbitmq.connection:method-out-of-state',
  steps: [
    { send: 'connection.tune-ok', with: { channelMax: 10, frameMax: 4096 }, connection: 'main' },
    {
      expectConnectionError: 504,
      text: { startsWith: 'CHANNEL_ERROR - unexpected method' },
      method: 'connection.tune-ok',
    },
  ],
};
