/** A queue of the same name is another queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue declared under the name of a deleted one has neither its messages nor its bindings',
  rule: 'queue.delete:everything-gone',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key' } },
    { send: 'basic.publish', with: { exchange: 'amq.direct', routingKey: '$key' } },
    { call: 'queue.delete', with: { queue: '$q' }, answer: { messageCount: 1 } },
    { call: 'queue.declare', with: { queue: '$q', durable: true }, answer: { messageCount: 0 } },
    { send: 'basic.publish', with: { exchange: 'amq.direct', routingKey: '$key' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
