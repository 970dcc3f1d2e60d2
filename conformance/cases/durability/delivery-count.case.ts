/** A restart forgives nothing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After a restart a message is known to have come back before',
  rule: 'rabbitmq.restart:delivery-count',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum' } } },
    { call: 'confirm.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'm', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { deliveryTag: 1 }, content: { body: 'm' } },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: true } },
    { send: 'basic.get', with: { queue: '$q' } },
    {
      expect: 'basic.get-ok',
      with: { deliveryTag: 2 },
      content: { body: 'm', headers: { 'x-delivery-count': { type: 'l', value: 1 } } },
    },
    { send: 'basic.reject', with: { deliveryTag: 2, requeue: true } },
    { send: 'basic.get', with: { queue: '$q' } },
    {
      expect: 'basic.get-ok',
      with: { deliveryTag: 3 },
      content: { body: 'm', headers: { 'x-delivery-count': { type: 'l', value: 2 } } },
    },
    { send: 'basic.reject', with: { deliveryTag: 3, requeue: true } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'next', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'basic.consume', with: { queue: '$q' } },
    {
      expect: 'basic.deliver',
      with: { redelivered: true },
      content: { body: 'm', headers: { 'x-delivery-count': { type: 'l', value: 3 } } },
    },
  ],
};
