/** A large message comes back whole. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A large returned message has its whole body',
  rule: 'rabbitmq.publish:returned-whole',
  steps: [
    { send: 'basic.publish', with: { routingKey: '$nobody', mandatory: true }, content: { body: { size: 300000 } } },
    { expect: 'basic.return', content: { body: { size: 300000 } } },
  ],
};
