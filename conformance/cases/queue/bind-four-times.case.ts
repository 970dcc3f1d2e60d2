/** The specification's least number of bindings. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue takes four bindings, and each of them brings it messages',
  rule: 'queue.bind:binding-count',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$one' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$two' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.topic', routingKey: '$three' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.topic', routingKey: '$four' } },
    { send: 'basic.publish', with: { exchange: 'amq.direct', routingKey: '$one' } },
    { send: 'basic.publish', with: { exchange: 'amq.direct', routingKey: '$two' } },
    { send: 'basic.publish', with: { exchange: 'amq.topic', routingKey: '$three' } },
    { send: 'basic.publish', with: { exchange: 'amq.topic', routingKey: '$four' } },
    { call: 'queue.purge', with: { queue: '$q' }, answer: { messageCount: 4 } },
  ],
};
