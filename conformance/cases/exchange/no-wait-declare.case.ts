/** The next answer is that of the next method. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with no-wait is not answered, and the exchange is there',
  rule: 'exchange.declare:no-wait',
  steps: [
    { send: 'exchange.declare', with: { exchange: '$x', type: 'direct', noWait: true } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'key' } },
  ],
};
