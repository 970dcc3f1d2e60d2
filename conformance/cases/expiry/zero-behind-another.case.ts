/** It is the second, and so not delivered at once. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message with an expiration of 0 is not kept for a later consumer behind another message',
  rule: 'rabbitmq.ttl:not-late',
  steps: [
    { call: 'confirm.select' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'b', properties: { expiration: '0' } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    { openChannel: 'late' },
    { call: 'basic.consume', with: { queue: '$q', noAck: true }, on: 'late' },
    { expect: 'basic.deliver', content: { body: 'a' }, on: 'late' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'c' } },
    { expect: 'basic.deliver', content: { body: 'c' }, on: 'late' },
  ],
};
