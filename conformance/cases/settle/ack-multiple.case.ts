/** All up to the tag. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An ack with multiple settles its delivery and all before it',
  rule: 'rabbitmq.settle:multiple',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' }, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' }, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'c' }, on: 'second' },
    {
      repeat: 3,
      steps: [
        { send: 'basic.get', with: { queue: '$q' }, on: 'second' },
        { expect: 'basic.get-ok', on: 'second' },
      ],
    },
    { send: 'basic.ack', with: { deliveryTag: 2, multiple: true }, on: 'second' },
    { closeChannel: 'second' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'u' }, answer: { consumerTag: 'u' } },
    { expect: 'basic.deliver', with: { redelivered: true }, content: { body: 'c' } },
    { expectNothingForMs: 150 },
  ],
};
