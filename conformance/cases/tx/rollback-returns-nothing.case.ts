/** It was never published. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A mandatory message is not returned after a rollback',
  rule: 'rabbitmq.tx:rollback-drops-publishes',
  steps: [
    { call: 'tx.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$nobody', mandatory: true }, content: { body: 'a' } },
    { call: 'tx.rollback' },
    { call: 'tx.commit' },
    { expectNothingForMs: 150 },
  ],
};
