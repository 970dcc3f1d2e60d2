/** Two bindings with one key are two if their arguments differ. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Unbinding a binding leaves the one that differs by its arguments alone',
  rule: 'rabbitmq.queue:binding-has-arguments',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key', arguments: { note: 'a' } } },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key', arguments: { note: 'b' } } },
    {
      call: 'queue.unbind',
      with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key', arguments: { note: 'a' } },
    },
    { send: 'basic.publish', with: { exchange: 'amq.direct', routingKey: '$key' }, content: { body: 'still bound' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 0 }, content: { body: 'still bound' } },
  ],
};
