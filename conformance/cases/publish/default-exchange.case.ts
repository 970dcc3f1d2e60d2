/** The empty name is the default exchange. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message to the default exchange reaches the queue that its routing key names',
  rule: 'basic.publish.exchange:default-exchange',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
  ],
};
