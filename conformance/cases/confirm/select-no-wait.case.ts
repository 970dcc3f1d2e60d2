/** The mode without an answer. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'confirm.select with no-wait is not answered, and takes effect',
  rule: 'rabbitmq.confirm:from-one',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'confirm.select', with: { noWait: true } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
  ],
};
