/** A binding is its arguments as well as its ends. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Unbinding with other arguments leaves the binding',
  rule: 'rabbitmq.exchange:unbind',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$s', type: 'fanout' } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$d' } },
    {
      call: 'exchange.bind',
      with: { destination: '$d', source: '$s', routingKey: 'key', arguments: { colour: 'red' } },
    },
    { call: 'exchange.unbind', with: { destination: '$d', source: '$s', routingKey: 'key' } },
    {
      call: 'exchange.unbind',
      with: { destination: '$d', source: '$s', routingKey: 'key', arguments: { colour: 'blue' } },
    },
    { send: 'basic.publish', with: { exchange: '$s', routingKey: '' }, content: { body: 'kept' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'kept' } },
  ],
};
