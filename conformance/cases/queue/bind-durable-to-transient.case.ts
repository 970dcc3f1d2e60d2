/** A binding may be shorter-lived than the queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A durable queue can be bound to a transient exchange',
  rule: 'queue.bind:transient-exchange',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x' } },
    { send: 'basic.publish', with: { exchange: '$x' }, content: { body: 'over' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'over' } },
  ],
};
