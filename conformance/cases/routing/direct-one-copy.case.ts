/** A queue is reached or not. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue with two bindings that differ by their arguments gets one copy from a direct exchange',
  rule: 'queue.bind:unique',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'key' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'key', arguments: { colour: 'red' } } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key' }, content: { body: 'once' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'once' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
