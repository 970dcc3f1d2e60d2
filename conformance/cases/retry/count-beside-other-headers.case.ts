/** It joins what is there. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'x-delivery-count stands beside the headers that the message was published with',
  rule: 'rabbitmq.delivery-count:keeps-the-rest',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum' } } },
    { call: 'basic.consume', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'm', properties: { contentType: 'text/plain', headers: { a: 1, z: 'last' } } },
    },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'm' } },
    { send: 'basic.nack', with: { deliveryTag: 1, requeue: true } },
    {
      expect: 'basic.deliver',
      with: { redelivered: true },
      content: {
        body: 'm',
        properties: { contentType: 'text/plain' },
        headers: { a: 1, z: 'last', 'x-delivery-count': { type: 'l', value: 1 } },
      },
    },
  ],
};
