/** Nobody takes it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A mandatory message that reaches no queue is returned',
  rule: 'basic.publish.mandatory:01',
  steps: [
    { send: 'basic.publish', with: { exchange: '', routingKey: '$nobody', mandatory: true }, content: { body: 'a' } },
    {
      expect: 'basic.return',
      with: { replyCode: 312, replyText: 'NO_ROUTE', exchange: '', routingKey: '$nobody' },
      content: { body: 'a' },
    },
  ],
};
