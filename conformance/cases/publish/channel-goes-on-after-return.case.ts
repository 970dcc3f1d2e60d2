/** A return is no error. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A channel goes on after a return',
  rule: 'basic.publish.mandatory:01',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$nobody', mandatory: true }, content: { body: 'a' } },
    { expect: 'basic.return', with: { replyCode: 312, replyText: 'NO_ROUTE' }, content: { body: 'a' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'b' } },
  ],
};
