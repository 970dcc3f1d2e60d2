/** What the extended specification wants where RabbitMQ answers 406. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare with another auto-delete succeeds',
  rule: 'exchange.declare.auto-delete:amq_exchange_25',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', autoDelete: true } },
  ],
};
