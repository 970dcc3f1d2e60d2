/** RabbitMQ compares auto-delete, against its own form of the specification. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare with another auto-delete is a channel error 406',
  rule: 'rabbitmq.exchange:properties-compared',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { send: 'exchange.declare', with: { exchange: '$x', type: 'direct', autoDelete: true } },
    {
      expectChannelError: 406,
      method: 'exchange.declare',
      text: "PRECONDITION_FAILED - inequivalent arg 'auto_delete' for exchange '$x' in vhost '$vhost': received 'true' but current is 'false'",
    },
  ],
};
