/** What is counted again comes to the top. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that is tried again after a wait has two entries, and the newer death is the first',
  rule: 'rabbitmq.dead-letter:newest-first',
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
    { send: 'basic.reject', with: { deliveryTag: 2 } },
    {
      expect: 'basic.deliver',
      content: {
        body: 'a',
        deaths: [
          { queue: '$wait', reason: 'expired', count: 2 },
          { queue: '$q', reason: 'rejected', count: 2 },
        ],
      },
    },
    { send: 'basic.reject', with: { deliveryTag: 3 } },
    {
      expect: 'basic.deliver',
      content: {
        body: 'a',
        deaths: [
          { queue: '$wait', reason: 'expired', count: 3 },
          { queue: '$q', reason: 'rejected', count: 3 },
        ],
        headers: { 'x-first-death-queue': '$q', 'x-first-death-reason': 'rejected', 'x-first-death-exchange': '' },
      },
    },
  ],
};
