/** A way may be long. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message goes through a chain of exchanges, and each passes on what it matches',
  rule: 'rabbitmq.exchange:bound-exchange-routes',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'exchange.declare', with: { exchange: '$b', type: 'topic' } },
    { call: 'exchange.declare', with: { exchange: '$c', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'exchange.bind', with: { destination: '$b', source: '$x' } },
    { call: 'exchange.bind', with: { destination: '$c', source: '$b', routingKey: '*.key' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$c', routingKey: 'a.key' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$d' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'b.key' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.other' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.key' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.key' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
