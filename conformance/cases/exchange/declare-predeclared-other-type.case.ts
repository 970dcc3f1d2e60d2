/** A predeclared exchange is compared like any other. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Declaring amq.direct as a fanout is a channel error 406',
  rule: 'rabbitmq.exchange:properties-compared',
  steps: [
    { send: 'exchange.declare', with: { exchange: 'amq.direct', type: 'fanout', durable: true } },
    {
      expectChannelError: 406,
      method: 'exchange.declare',
      text: "PRECONDITION_FAILED - inequivalent arg 'type' for exchange 'amq.direct' in vhost '$vhost': received 'fanout' but current is 'direct'",
    },
  ],
};
