/** Channel 0 is no channel. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'channel.open on channel 0 is a connection error 504',
  rule: 'rabbitmq.connection:method-out-of-state',
  steps: [
    { send: 'channel.open', connection: 'main' },
    { expectConnectionError: 504, text: { startsWith: 'CHANNEL_ERROR - unexpected method' }, method: 'channel.open' },
  ],
};
