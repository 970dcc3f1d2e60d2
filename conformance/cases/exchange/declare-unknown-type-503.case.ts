/** What the specification wants; RabbitMQ did so before version 4. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Declaring an exchange of an unknown type is a connection error 503',
  rule: 'exchange.declare.type:support',
  steps: [
    { send: 'exchange.declare', with: { exchange: '$x', type: 'no-such-type' } },
    {
      expectConnectionError: 503,
      method: 'exchange.declare',
      text: "COMMAND_INVALID - unknown exchange type 'no-such-type'",
    },
  ],
};
