/** Only bindings lead there. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Publishing to an internal exchange closes the channel with 403',
  rule: 'basic.publish.exchange:02',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', internal: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'k' }, content: { body: 'a' } },
    {
      expectChannelError: 403,
      method: 'basic.publish',
      text: "ACCESS_REFUSED - cannot publish to internal exchange '$x' in vhost '$vhost'",
    },
  ],
};
