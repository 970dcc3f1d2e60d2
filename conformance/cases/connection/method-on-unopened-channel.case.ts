/** A channel must be opened first. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A method on a channel that was never opened is a connection error 504',
  rule: 'rabbitmq.channel:unopened',
  begin: 'connection',
  steps: [
    {
      sendFrame: { type: 1, channel: 5, payload: [{ method: 'queue.declare', with: { queue: '$q' } }] },
      connection: 'main',
    },
    { expectConnectionError: 504, text: "CHANNEL_ERROR - expected 'channel.open'", method: 'queue.declare' },
  ],
};
