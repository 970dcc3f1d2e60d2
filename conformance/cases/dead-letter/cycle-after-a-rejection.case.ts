/** It was rejected since it was there. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that was rejected on its way expires back into its queue',
  rule: 'rabbitmq.dead-letter:rejected-cycle',
  steps: [
    {
      call: 'queue.declare',
      with: {
        queue: '$wait',
        arguments: { 'x-message-ttl': 100, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$q' },
      },
    },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$wait' } },
    },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    {
      expect: 'basic.deliver',
      content: {
        body: 'a',
        deaths: [
          { queue: '$wait', reason: 'expired' },
          { queue: '$q', reason: 'rejected' },
        ],
      },
    },
  ],
};
