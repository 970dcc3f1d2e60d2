/** Each time it waits longer. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With delayed retry a message waits longer the more often it came back',
  rule: 'rabbitmq.delayed-retry:grows',
  steps: [
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: { 'x-queue-type': 'quorum', 'x-delayed-retry-type': 'all', 'x-delayed-retry-min': 200 },
      },
    },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'twice' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'twice' } },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: true } },
    {
      expect: 'basic.deliver',
      with: { deliveryTag: 2 },
      content: { body: 'twice', headers: { 'x-delivery-count': { type: 'l', value: 1 } } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'once' } },
    { expect: 'basic.deliver', with: { deliveryTag: 3 }, content: { body: 'once' } },
    { send: 'basic.reject', with: { deliveryTag: 2, requeue: true } },
    { send: 'basic.reject', with: { deliveryTag: 3, requeue: true } },
    {
      expect: 'basic.deliver',
      with: { deliveryTag: 4 },
      content: { body: 'once', headers: { 'x-delivery-count': { type: 'l', value: 1 } } },
    },
    {
      expect: 'basic.deliver',
      with: { deliveryTag: 5 },
      content: { body: 'twice', headers: { 'x-delivery-count': { type: 'l', value: 2 } } },
    },
  ],
};
