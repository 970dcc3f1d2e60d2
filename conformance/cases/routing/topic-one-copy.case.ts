/** A queue is reached or not. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue whose bindings match in many ways gets one copy from a topic exchange',
  rule: 'queue.bind:unique',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: '#' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: '*.*' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'a.b' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'a.#' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: '#.b' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: '#.*.#' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b' }, content: { body: 'once' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'once' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
