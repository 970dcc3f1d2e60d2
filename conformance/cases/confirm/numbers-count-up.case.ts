/** One after the other. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages are numbered in the order of publishing',
  rule: 'rabbitmq.confirm:once-each',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'c' } },
    { expect: 'basic.ack', with: { deliveryTag: 3 } },
  ],
};
