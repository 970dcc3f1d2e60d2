/** A circle has no end, but a message has. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title:
    'A message goes round a circle of three exchanges once, wherever it enters, and each queue on it gets one copy',
  rule: 'rabbitmq.exchange:cycle-ends',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'exchange.declare', with: { exchange: '$y', type: 'fanout' } },
    { call: 'exchange.declare', with: { exchange: '$z', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'exchange.bind', with: { destination: '$y', source: '$x' } },
    { call: 'exchange.bind', with: { destination: '$z', source: '$y' } },
    { call: 'exchange.bind', with: { destination: '$x', source: '$z' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$x' } },
    { call: 'queue.bind', with: { queue: '$b', exchange: '$z' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: { body: 'once' } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'once' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'once' } },
    { send: 'basic.publish', with: { exchange: '$y', routingKey: '' }, content: { body: 'again' } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'again' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'again' } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-empty' },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
