/** A closed channel is as one that was never opened. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A method on a channel that the client closed is a connection error 504',
  rule: 'rabbitmq.channel:unopened',
  steps: [
    { closeChannel: 'main' },
    { send: 'queue.declare', with: { queue: '$q' } },
    { expectConnectionError: 504, text: "CHANNEL_ERROR - expected 'channel.open'", method: 'queue.declare' },
  ],
};
