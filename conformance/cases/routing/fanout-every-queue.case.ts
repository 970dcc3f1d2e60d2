/** A fanout exchange leaves nobody out. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A fanout exchange passes a message to every queue that is bound to it, and to no other',
  rule: 'routing:fanout-takes-every-key',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'queue.declare', with: { queue: '$c' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$x', routingKey: 'one' } },
    { call: 'queue.bind', with: { queue: '$b', exchange: '$x' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'two' }, content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$c', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
