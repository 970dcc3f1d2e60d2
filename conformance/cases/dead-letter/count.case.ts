/** Not an entry each time. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that dies in the same queue for the same reason again has one entry, which counts',
  rule: 'rabbitmq.dead-letter:count',
  steps: [
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$q' } },
    },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', content: { body: 'a', withoutHeaders: ['x-death'] } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { expect: 'basic.deliver', content: { body: 'a', deaths: [{ queue: '$q', reason: 'rejected' }] } },
    { send: 'basic.reject', with: { deliveryTag: 2 } },
    { expect: 'basic.deliver', content: { body: 'a', deaths: [{ queue: '$q', reason: 'rejected', count: 2 }] } },
    { send: 'basic.reject', with: { deliveryTag: 3 } },
    {
      expect: 'basic.deliver',
      with: { redelivered: false },
      content: {
        body: 'a',
        deaths: [{ queue: '$q', reason: 'rejected', count: 3 }],
        headers: { 'x-first-death-queue': '$q', 'x-first-death-reason': 'rejected', 'x-first-death-exchange': '' },
      },
    },
  ],
};
