/** A table has no first entry. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Unbinding with the same arguments in another order removes the binding',
  rule: 'rabbitmq.queue:binding-has-arguments',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      call: 'queue.bind',
      with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key', arguments: { first: 'a', second: 2 } },
    },
    {
      call: 'queue.unbind',
      with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key', arguments: { second: 2, first: 'a' } },
    },
    { send: 'basic.publish', with: { exchange: 'amq.direct', routingKey: '$key' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
