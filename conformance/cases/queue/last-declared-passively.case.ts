/** A passive declare names a queue as well. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A passive declare makes its queue the one that the empty name stands for',
  rule: 'rabbitmq.queue:last-declared-passively',
  steps: [
    { call: 'queue.declare', with: { queue: '$first' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$first' } },
    { call: 'queue.declare', with: { queue: '$second' } },
    { call: 'queue.declare', with: { queue: '$first', passive: true } },
    { call: 'queue.purge', with: { queue: '' }, answer: { messageCount: 1 } },
  ],
};
