/** The binding is as durable as the queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A transient queue can be bound to a durable exchange, and gets its messages',
  rule: 'exchange.declare.durable:support',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', durable: true } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'key' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key' }, content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
  ],
};
