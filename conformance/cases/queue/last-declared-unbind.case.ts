/** Unbinding knows the last declared queue as binding does. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Unbinding the empty queue name unbinds the queue last declared on the channel',
  rule: 'rabbitmq.queue:last-declared',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key' } },
    { call: 'queue.unbind', with: { queue: '', exchange: 'amq.direct', routingKey: '$key' } },
    { send: 'basic.publish', with: { exchange: 'amq.direct', routingKey: '$key' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
