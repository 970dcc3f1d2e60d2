/** Unbinding reads two empty names as binding does. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: "Unbinding with queue name and key empty takes the last declared queue's name for both",
  rule: 'rabbitmq.queue:last-declared-as-binding-key',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$q' } },
    { call: 'queue.unbind', with: { queue: '', exchange: 'amq.direct', routingKey: '' } },
    { send: 'basic.publish', with: { exchange: 'amq.direct', routingKey: '$q' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
