/** Another may take it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A requeued message can go to another consumer',
  rule: 'rabbitmq.settle:requeue-to-the-same-consumer',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { call: 'basic.qos', with: { prefetchCount: 1 } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'a' }, answer: { consumerTag: 'a' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' }, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' }, on: 'second' },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: '1' } },
    { send: 'basic.get', with: { queue: '$q' }, on: 'second' },
    { expect: 'basic.get-ok', with: {}, content: { body: '2' }, on: 'second' },
    { call: 'basic.cancel', with: { consumerTag: 'a' } },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'b', noAck: true },
      answer: { consumerTag: 'b' },
      on: 'second',
    },
    { send: 'basic.nack', with: { deliveryTag: 1, requeue: true } },
    { expect: 'basic.deliver', with: { consumerTag: 'b', redelivered: true }, content: { body: '1' }, on: 'second' },
  ],
};
