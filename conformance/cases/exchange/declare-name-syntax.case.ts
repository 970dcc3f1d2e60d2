/** What the specification wants where RabbitMQ takes any characters. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Declaring a name with characters other than letters, digits and "-_.:" is a channel error 406',
  rule: 'exchange.declare.exchange:syntax',
  steps: [
    { send: 'exchange.declare', with: { exchange: '$x!', type: 'direct' } },
    { expectChannelError: 406, method: 'exchange.declare' },
  ],
};
