/** if-unused asks for consumers, not for messages. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With if-unused, a queue that has messages and no consumer is deleted',
  rule: 'queue.delete.if-unused:in-use',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' } },
    { call: 'queue.delete', with: { queue: '$q', ifUnused: true }, answer: { messageCount: 1 } },
  ],
};
