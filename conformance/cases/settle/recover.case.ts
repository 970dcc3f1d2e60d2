/** Everything comes again. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'basic.recover makes what was not settled ready again, and is answered',
  rule: 'rabbitmq.settle:recover-requeues',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    { repeat: 2, steps: [{ send: 'basic.get', with: { queue: '$q' } }, { expect: 'basic.get-ok' }] },
    { call: 'basic.recover', with: { requeue: true } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'b' } },
  ],
};
