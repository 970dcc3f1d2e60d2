/** Last means last, also when the queue was there before. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The empty queue name is the queue of the last declare, be it a new one or not',
  rule: 'rabbitmq.queue:last-declared',
  steps: [
    { call: 'queue.declare', with: { queue: '$first' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$first' } },
    { call: 'queue.declare', with: { queue: '$second' } },
    { call: 'queue.purge', with: { queue: '' }, answer: { messageCount: 0 } },
    { call: 'queue.declare', with: { queue: '$first' } },
    { call: 'queue.purge', with: { queue: '' }, answer: { messageCount: 1 } },
  ],
};
