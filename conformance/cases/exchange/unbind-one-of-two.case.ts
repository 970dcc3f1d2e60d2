/** A binding is its key as well as its ends. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Unbinding one key leaves the binding of another',
  rule: 'rabbitmq.exchange:unbind',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$s', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$d' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$s', routingKey: 'one' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$s', routingKey: 'two' } },
    { call: 'exchange.unbind', with: { destination: '$d', source: '$s', routingKey: 'one' } },
    { send: 'basic.publish', with: { exchange: '$s', routingKey: 'one', mandatory: true }, content: { body: 'lost' } },
    { expect: 'basic.return', with: { replyCode: 312, exchange: '$s', routingKey: 'one' }, content: { body: 'lost' } },
    { send: 'basic.publish', with: { exchange: '$s', routingKey: 'two' }, content: { body: 'kept' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'kept' } },
  ],
};
