/** A channel that ends gives back. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that its channel did not settle before it closed has come back once more',
  rule: 'rabbitmq.delivery-count:header',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum' } } },
    { call: 'basic.consume', with: { queue: '$q' }, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'm' } },
    { expect: 'basic.deliver', content: { body: 'm', withoutHeaders: ['x-delivery-count'] }, on: 'second' },
    { closeChannel: 'second' },
    { call: 'basic.consume', with: { queue: '$q' } },
    {
      expect: 'basic.deliver',
      with: { deliveryTag: 1, redelivered: true },
      content: { body: 'm', headers: { 'x-delivery-count': { type: 'l', value: 1 } } },
    },
  ],
};
