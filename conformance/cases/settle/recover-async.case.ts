/** Everything comes again, without an answer. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'basic.recover-async makes what was not settled ready again',
  rule: 'rabbitmq.settle:recover-async-requeues',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' } },
    { send: 'basic.recover-async', with: { requeue: true } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' } },
  ],
};
