/** The error says it all. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that closes its channel is not confirmed',
  rule: 'rabbitmq.confirm:none-for-an-error',
  steps: [
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '$never', routingKey: 'k' }, content: { body: 'a' } },
    { expectChannelError: 404, method: 'basic.publish' },
    { expectNothingForMs: 150 },
  ],
};
