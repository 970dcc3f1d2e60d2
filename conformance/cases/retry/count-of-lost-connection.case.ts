/** A consumer that dies gives back. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that a lost connection did not settle has come back once more',
  rule: 'rabbitmq.delivery-count:header',
  steps: [
    { openConnection: 'lost' },
    { openChannel: 'lost', connection: 'lost' },
    { call: 'queue.declare', with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum' } } },
    { call: 'basic.consume', with: { queue: '$q' }, on: 'lost' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'm' } },
    { expect: 'basic.deliver', content: { body: 'm', withoutHeaders: ['x-delivery-count'] }, on: 'lost' },
    { dropConnection: 'lost' },
    { call: 'basic.consume', with: { queue: '$q' } },
    {
      expect: 'basic.deliver',
      with: { deliveryTag: 1, redelivered: true },
      content: { body: 'm', headers: { 'x-delivery-count': { type: 'l', value: 1 } } },
    },
  ],
};
