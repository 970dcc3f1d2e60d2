/** Several queues may want the same. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A direct exchange passes a message to every queue that is bound with its routing key',
  rule: 'queue.bind.routing-key:direct-exchange-key-matching',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'queue.declare', with: { queue: '$c' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$x', routingKey: 'key' } },
    { call: 'queue.bind', with: { queue: '$b', exchange: '$x', routingKey: 'key' } },
    { call: 'queue.bind', with: { queue: '$c', exchange: '$x', routingKey: 'other' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key' }, content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$c', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
