/** An empty name is the last queue of the channel. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A get with an empty queue name is of the last queue declared',
  rule: 'rabbitmq.queue:last-declared',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' } },
  ],
};
