/** Returned when it is published. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A mandatory message is returned at the commit, before commit-ok',
  rule: 'rabbitmq.tx:returns-at-commit',
  steps: [
    { call: 'tx.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$nobody', mandatory: true }, content: { body: 'a' } },
    { expectNothingForMs: 150 },
    { send: 'tx.commit' },
    { expect: 'basic.return', with: { replyCode: 312, replyText: 'NO_ROUTE' }, content: { body: 'a' } },
    { expect: 'tx.commit-ok' },
  ],
};
