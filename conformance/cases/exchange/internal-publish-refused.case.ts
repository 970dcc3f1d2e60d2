/** An internal exchange is for other exchanges. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Publishing to an internal exchange is a channel error 403',
  rule: 'basic.publish.exchange:02',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout', internal: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: { body: 'lost' } },
    {
      expectChannelError: 403,
      method: 'basic.publish',
      text: "ACCESS_REFUSED - cannot publish to internal exchange '$x' in vhost '$vhost'",
    },
  ],
};
