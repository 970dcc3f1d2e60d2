/** An empty message comes back. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A returned message may be empty',
  rule: 'rabbitmq.publish:returned-whole',
  steps: [
    { send: 'basic.publish', with: { exchange: '', routingKey: '$nobody', mandatory: true }, content: { body: '' } },
    { expect: 'basic.return', with: { replyCode: 312, replyText: 'NO_ROUTE' }, content: { body: '' } },
  ],
};
