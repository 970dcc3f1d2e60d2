/** What the specification wants where RabbitMQ succeeds. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Deleting an exchange that does not exist is a channel error 404',
  rule: 'exchange.delete.exchange:exists',
  steps: [
    { send: 'exchange.delete', with: { exchange: '$x' } },
    { expectChannelError: 404, method: 'exchange.delete' },
  ],
};
