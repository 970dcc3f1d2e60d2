/** A binding is there or not: binding again makes no second one. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Binding twice with the same arguments is one binding, and one unbind removes it',
  rule: 'queue.bind:duplicates',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { repeat: 2, steps: [{ call: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key' } }] },
    { call: 'queue.unbind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key' } },
    { send: 'basic.publish', with: { exchange: 'amq.direct', routingKey: '$key' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
