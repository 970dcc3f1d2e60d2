/** Both kinds can be made, and each is what it was declared as. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Queues can be declared durable and transient, and declared again as they are',
  rule: 'queue.declare.durable:types',
  steps: [
    {
      call: 'queue.declare',
      with: { queue: '$durable', durable: true },
      answer: { queue: '$durable', messageCount: 0, consumerCount: 0 },
    },
    {
      call: 'queue.declare',
      with: { queue: '$transient' },
      answer: { queue: '$transient', messageCount: 0, consumerCount: 0 },
    },
    { call: 'queue.declare', with: { queue: '$durable', durable: true }, answer: { queue: '$durable' } },
    { call: 'queue.declare', with: { queue: '$transient' }, answer: { queue: '$transient' } },
  ],
};
