/** An error does not wait. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Publishing to a missing exchange in a transaction closes the channel at once',
  rule: 'rabbitmq.tx:missing-exchange-at-once',
  steps: [
    { call: 'tx.select' },
    { send: 'basic.publish', with: { exchange: '$never', routingKey: 'k' }, content: { body: 'a' } },
    { expectChannelError: 404, method: 'basic.publish' },
  ],
};
