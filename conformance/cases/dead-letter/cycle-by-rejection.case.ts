/** Somebody decided that it goes on. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that is rejected into its own queue comes there again',
  rule: 'rabbitmq.dead-letter:rejected-cycle',
  steps: [
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$q' } },
    },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', with: { redelivered: false }, content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    {
      expect: 'basic.deliver',
      with: { redelivered: false, routingKey: '$q' },
      content: { body: 'a', deaths: [{ queue: '$q', reason: 'rejected' }] },
    },
    { send: 'basic.reject', with: { deliveryTag: 2 } },
    { expect: 'basic.deliver', content: { body: 'a', deaths: [{ queue: '$q', reason: 'rejected', count: 2 }] } },
  ],
};
