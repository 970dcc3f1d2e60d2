/** The second count in declare-ok is that of consumers. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'declare-ok counts the consumers of the queue, on whatever channel they are',
  rule: 'queue.declare-ok:counts',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' }, answer: { consumerCount: 0 } },
    { openChannel: 'second' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'one' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'two' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'one' }, on: 'second' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0, consumerCount: 3 } },
    { call: 'basic.cancel', with: { consumerTag: 'two' } },
    { call: 'queue.declare', with: { queue: '$q' }, answer: { messageCount: 0, consumerCount: 2 } },
  ],
};
