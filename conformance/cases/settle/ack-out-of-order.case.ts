/** Deliveries are settled in any order. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Acknowledging the second delivery leaves the first',
  rule: 'rabbitmq.settle:multiple',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' }, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' }, on: 'second' },
    { send: 'basic.get', with: { queue: '$q' }, on: 'second' },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' }, on: 'second' },
    { send: 'basic.get', with: { queue: '$q' }, on: 'second' },
    { expect: 'basic.get-ok', with: {}, content: { body: 'b' }, on: 'second' },
    { send: 'basic.ack', with: { deliveryTag: 2 }, on: 'second' },
    { closeChannel: 'second' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'u' }, answer: { consumerTag: 'u' } },
    { expect: 'basic.deliver', with: { redelivered: true }, content: { body: 'a' } },
    { expectNothingForMs: 150 },
  ],
};
