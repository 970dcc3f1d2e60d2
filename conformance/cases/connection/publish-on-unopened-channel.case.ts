/** A content needs a channel as well. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'basic.publish on a channel that was never opened is a connection error 504',
  rule: 'rabbitmq.channel:unopened',
  begin: 'connection',
  steps: [
    {
      sendBytes: [
        { frame: { type: 1, channel: 5, payload: [{ method: 'basic.publish', with: { routingKey: '$q' } }] } },
        { frame: { type: 2, channel: 5, payload: [{ short: 60 }, { short: 0 }, { longlong: 0 }, { short: 0 }] } },
      ],
    },
    { expectConnectionError: 504, text: "CHANNEL_ERROR - expected 'channel.open'" },
  ],
};
