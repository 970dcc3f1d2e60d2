/** The rule of the specification. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A rejected message is not delivered to the same consumer while another one is there',
  rule: 'basic.reject.requeue:01',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { call: 'basic.qos', with: { prefetchCount: 1 } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'a' }, answer: { consumerTag: 'a' } },
    { call: 'basic.qos', with: { prefetchCount: 1 }, on: 'second' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'b' }, answer: { consumerTag: 'b' }, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 'a', deliveryTag: 1 }, content: { body: '1' } },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: true } },
    { expect: 'basic.deliver', with: { consumerTag: 'b', redelivered: true }, content: { body: '1' }, on: 'second' },
  ],
};
