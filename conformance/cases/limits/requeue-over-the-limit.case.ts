/** Back at its place, it is the oldest. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'When a requeued message makes a queue too long, the head is dropped, which is that message',
  rule: 'rabbitmq.limit:requeue-drops-head',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 2 } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { deliveryTag: 1 }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { send: 'basic.nack', with: { deliveryTag: 1, requeue: true } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 1 }, content: { body: '2' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '3' } },
  ],
};
