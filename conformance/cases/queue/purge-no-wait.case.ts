/** A client that does not wait is told nothing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A purge with no-wait empties the queue and is not answered',
  rule: 'queue:no-wait',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' } },
    { send: 'queue.purge', with: { queue: '$q', noWait: true } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
