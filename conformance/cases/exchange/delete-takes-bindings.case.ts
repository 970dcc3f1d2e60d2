/** Bindings go with their exchange. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exchange that is deleted and declared again has no bindings',
  rule: 'exchange.delete:bindings-gone',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'key' } },
    { call: 'exchange.delete', with: { exchange: '$x' } },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key', mandatory: true }, content: { body: 'lost' } },
    { expect: 'basic.return', with: { replyCode: 312, exchange: '$x', routingKey: 'key' }, content: { body: 'lost' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
