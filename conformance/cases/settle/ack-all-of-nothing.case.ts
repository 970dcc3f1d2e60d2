/** Nothing to settle is no error. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An ack of tag 0 with multiple is no error when nothing waits',
  rule: 'rabbitmq.settle:multiple-of-all',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.ack', with: { deliveryTag: 0, multiple: true } },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
  ],
};
