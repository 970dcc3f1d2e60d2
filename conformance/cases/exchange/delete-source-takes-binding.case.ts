/** A binding between exchanges goes with its source. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A source that is deleted and declared again leads to its old destination no more',
  rule: 'exchange.delete:bindings-gone',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$s', type: 'fanout' } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$s' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$d' } },
    { call: 'exchange.delete', with: { exchange: '$s' } },
    { call: 'exchange.declare', with: { exchange: '$s', type: 'fanout' } },
    { send: 'basic.publish', with: { exchange: '$s', routingKey: '', mandatory: true }, content: { body: 'lost' } },
    { expect: 'basic.return', with: { replyCode: 312, exchange: '$s', routingKey: '' }, content: { body: 'lost' } },
    { send: 'basic.publish', with: { exchange: '$d', routingKey: '' }, content: { body: 'kept' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'kept' } },
  ],
};
