/** Order comes before speed. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An active consumer without room stays active, and nobody else is served',
  rule: 'rabbitmq.consume:single-active-without-room',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-single-active-consumer': true } } },
    { call: 'basic.qos', with: { prefetchCount: 1 } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'a' }, answer: { consumerTag: 'a' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'b' }, answer: { consumerTag: 'b' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: { consumerTag: 'a' }, content: { body: '1' } },
    { expectNothingForMs: 150 },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { expect: 'basic.deliver', with: { consumerTag: 'a', redelivered: false }, content: { body: '2' } },
  ],
};
