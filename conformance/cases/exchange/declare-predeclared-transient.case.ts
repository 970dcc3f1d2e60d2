/** The predeclared exchanges are durable. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Declaring amq.fanout as transient is a channel error 406',
  rule: 'rabbitmq.exchange:properties-compared',
  steps: [
    { send: 'exchange.declare', with: { exchange: 'amq.fanout', type: 'fanout' } },
    {
      expectChannelError: 406,
      method: 'exchange.declare',
      text: "PRECONDITION_FAILED - inequivalent arg 'durable' for exchange 'amq.fanout' in vhost '$vhost': received 'false' but current is 'true'",
    },
  ],
};
