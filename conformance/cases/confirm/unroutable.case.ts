/** It is dropped, and that is all. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that reaches no queue is confirmed',
  rule: 'rabbitmq.confirm:unroutable-is-acked',
  steps: [
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$nobody' }, content: { body: 'a' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
  ],
};
