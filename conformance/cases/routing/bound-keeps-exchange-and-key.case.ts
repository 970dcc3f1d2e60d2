/** A delivery says where a message was published, not which way it went. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A delivery through several exchanges carries the first one, and the routing key as published',
  rule: 'rabbitmq.exchange:bound-exchange-routes',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$x', routingKey: 'one' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$d', routingKey: 'two' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key' }, content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { exchange: '$x', routingKey: 'key' }, content: { body: 'hello' } },
  ],
};
