/** Messages that wait are delivered behind the answer. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'consume-ok comes before the delivery of messages that waited',
  rule: 'rabbitmq.consume:consume-ok-first',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't', noAck: true } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'a' } },
    { expect: 'basic.deliver', with: { deliveryTag: 2 }, content: { body: 'b' } },
  ],
};
