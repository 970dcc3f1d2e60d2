/** Refusing is no state. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With reject-publish a queue takes messages again as soon as one has left it',
  rule: 'rabbitmq.limit:reject-publish',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 1, 'x-overflow': 'reject-publish' } } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.nack', with: { deliveryTag: 2 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { expect: 'basic.ack', with: { deliveryTag: 3, multiple: false } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '3' } },
  ],
};
