/** A type that the broker does not have is the fault of one declare, not of the connection. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Declaring an exchange of an unknown type is a channel error 406',
  rule: 'rabbitmq.exchange:unknown-type',
  steps: [
    { send: 'exchange.declare', with: { exchange: '$x', type: 'no-such-type' } },
    {
      expectChannelError: 406,
      method: 'exchange.declare',
      text: "PRECONDITION_FAILED - unknown exchange type 'no-such-type'",
    },
    { openChannel: 'second' },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' }, on: 'second' },
  ],
};
