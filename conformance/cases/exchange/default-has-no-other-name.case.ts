/** The default exchange is called by the empty name alone. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'There is no exchange "amq.default", and publishing to it is a channel error 404',
  rule: 'exchange:default-access',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: 'amq.default', routingKey: '$q' }, content: { body: 'lost' } },
    {
      expectChannelError: 404,
      method: 'basic.publish',
      text: "NOT_FOUND - no exchange 'amq.default' in vhost '$vhost'",
    },
  ],
};
