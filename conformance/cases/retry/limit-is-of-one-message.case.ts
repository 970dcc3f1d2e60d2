/** The others did nothing wrong. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What one message used up of the limit does not count for another',
  rule: 'rabbitmq.delivery-limit:drops',
  steps: [
    {
      call: 'queue.declare',
      with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': 1 } },
    },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { deliveryTag: 2 }, content: { body: '2' } },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: true } },
    { expect: 'basic.deliver', with: { deliveryTag: 3 }, content: { body: '1' } },
    { send: 'basic.reject', with: { deliveryTag: 3, requeue: true } },
    { send: 'basic.reject', with: { deliveryTag: 2, requeue: true } },
    {
      expect: 'basic.deliver',
      with: { deliveryTag: 4 },
      content: { body: '2', headers: { 'x-delivery-count': { type: 'l', value: 1 } } },
    },
  ],
};
