/** What waits cannot be had. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that waits for its retry is not there for basic.get, nor among the ready',
  rule: 'rabbitmq.delayed-retry:not-ready',
  steps: [
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: { 'x-queue-type': 'quorum', 'x-delayed-retry-type': 'all', 'x-delayed-retry-min': 600000 },
      },
    },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { deliveryTag: 1 }, content: { body: '1' } },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: true } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 0 }, content: { body: '2' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
