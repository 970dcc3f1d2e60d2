/** A method needs an open channel. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A method on a channel that was never opened closes the connection with 504',
  rule: 'rabbitmq.channel:unopened',
  begin: 'connection',
  steps: [
    { sendFrame: { type: 1, channel: 7, payload: [{ method: 'queue.declare', with: { queue: '$q' } }] } },
    { expectConnectionError: 504, text: "CHANNEL_ERROR - expected 'channel.open'", method: 'queue.declare' },
  ],
};
