/** Leaving out both names binds the queue under its own. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: "Binding with queue name and key empty takes the last declared queue's name for both",
  rule: 'rabbitmq.queue:last-declared-as-binding-key',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '', exchange: 'amq.direct', routingKey: '' } },
    { send: 'basic.publish', with: { exchange: 'amq.direct', routingKey: '$q' }, content: { body: 'by name' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { exchange: 'amq.direct', routingKey: '$q' }, content: { body: 'by name' } },
  ],
};
