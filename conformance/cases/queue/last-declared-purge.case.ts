/** Purging knows the last declared queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Purging the empty queue name purges the queue last declared on the channel',
  rule: 'rabbitmq.queue:last-declared',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' } },
    { call: 'queue.purge', with: { queue: '' }, answer: { messageCount: 1 } },
    { call: 'queue.declare', with: { queue: '$q' }, answer: { messageCount: 0 } },
  ],
};
