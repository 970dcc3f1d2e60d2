/** It waited for room, and had no time for that. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that is due is not delivered when its consumer has room again',
  rule: 'rabbitmq.ttl:not-late',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' } },
    },
    { call: 'basic.qos', with: { prefetchCount: 1 } },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', content: { body: 'a' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'b', properties: { expiration: '100' } },
    },
    { expect: 'basic.deliver', content: { body: 'b' }, on: 'dead' },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'c' } },
    { expect: 'basic.deliver', content: { body: 'c' } },
  ],
};
