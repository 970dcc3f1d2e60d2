/** Exclusive use is about consumers. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'basic.get works while a queue has an exclusive consumer without room',
  rule: 'rabbitmq.consume:exclusive-keeps-others-out',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { call: 'basic.qos', with: { prefetchCount: 1 } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't', exclusive: true }, answer: { consumerTag: 't' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' }, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' }, on: 'second' },
    { expect: 'basic.deliver', with: {}, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' }, on: 'second' },
    { expect: 'basic.get-ok', with: {}, content: { body: 'b' }, on: 'second' },
  ],
};
