/** The alternate is an exchange like any other. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What an alternate exchange cannot route goes to its own alternate',
  rule: 'rabbitmq.exchange:alternate-chain',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', arguments: { 'alternate-exchange': '$y' } } },
    { call: 'exchange.declare', with: { exchange: '$y', type: 'direct', arguments: { 'alternate-exchange': '$z' } } },
    { call: 'exchange.declare', with: { exchange: '$z', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$y', routingKey: 'one' } },
    { call: 'queue.bind', with: { queue: '$b', exchange: '$z' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'one' }, content: { body: 'to y' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'two' }, content: { body: 'to z' } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'to y' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'to z' } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-empty' },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
