/** What the specification wants where RabbitMQ answers 403. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Declaring an empty name is a channel error 406',
  rule: 'exchange.declare.exchange:syntax',
  steps: [
    { send: 'exchange.declare', with: { exchange: '', type: 'direct' } },
    { expectChannelError: 406, method: 'exchange.declare' },
  ],
};
