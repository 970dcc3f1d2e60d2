/** Every queue can be published to by its name. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A new queue is bound to the default exchange by its own name',
  rule: 'queue.declare:default-binding',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'by name' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { exchange: '', routingKey: '$q' }, content: { body: 'by name' } },
  ],
};
