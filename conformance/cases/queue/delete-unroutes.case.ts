/** The default exchange forgets a deleted queue as well. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A mandatory message to the name of a deleted queue is returned',
  rule: 'queue.delete:everything-gone',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.delete', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q', mandatory: true }, content: { body: 'too late' } },
    { expect: 'basic.return', with: { replyCode: 312, exchange: '', routingKey: '$q' }, content: { body: 'too late' } },
  ],
};
