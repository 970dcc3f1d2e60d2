/** A publish needs an open channel. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A publish on a channel that was never opened closes the connection with 504',
  rule: 'rabbitmq.channel:unopened',
  begin: 'connection',
  steps: [
    { sendFrame: { type: 1, channel: 7, payload: [{ method: 'basic.publish', with: { routingKey: '$q' } }] } },
    { sendFrame: { type: 2, channel: 7, payload: [{ short: 60 }, { short: 0 }, { longlong: 0 }, { short: 0 }] } },
    { expectConnectionError: 504, text: "CHANNEL_ERROR - expected 'channel.open'", method: 'basic.publish' },
  ],
};
