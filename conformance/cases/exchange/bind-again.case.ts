/** Binding is idempotent. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Two exchanges can be bound a second time, and one unbind ends it',
  rule: 'exchange.bind:duplicates',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$s', type: 'fanout' } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$d' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$s', routingKey: 'key' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$s', routingKey: 'key' } },
    { send: 'basic.publish', with: { exchange: '$s', routingKey: '' }, content: { body: 'once' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'once' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
    { call: 'exchange.unbind', with: { destination: '$d', source: '$s', routingKey: 'key' } },
    { send: 'basic.publish', with: { exchange: '$s', routingKey: '', mandatory: true }, content: { body: 'lost' } },
    { expect: 'basic.return', with: { replyCode: 312, exchange: '$s', routingKey: '' }, content: { body: 'lost' } },
  ],
};
