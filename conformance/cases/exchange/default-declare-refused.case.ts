/** The default exchange is not for clients to declare. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Declaring the default exchange is a channel error 403',
  rule: 'rabbitmq.exchange:default-refused',
  steps: [
    { send: 'exchange.declare', with: { exchange: '', type: 'direct', durable: true } },
    {
      expectChannelError: 403,
      method: 'exchange.declare',
      text: 'ACCESS_REFUSED - operation not permitted on the default exchange',
    },
  ],
};
