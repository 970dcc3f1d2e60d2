/** A get tells it too. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'basic.get of a message that came back has x-delivery-count',
  rule: 'rabbitmq.delivery-count:header',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum' } } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'm' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { deliveryTag: 1, redelivered: false }, content: { body: 'm' } },
    { send: 'basic.nack', with: { deliveryTag: 1, requeue: true } },
    { send: 'basic.get', with: { queue: '$q' } },
    {
      expect: 'basic.get-ok',
      with: { deliveryTag: 2, redelivered: true },
      content: { body: 'm', headers: { 'x-delivery-count': { type: 'l', value: 1 } } },
    },
  ],
};
