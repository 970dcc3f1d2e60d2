/** Not even asking for the default exchange is allowed. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A passive declare of the default exchange is a channel error 403',
  rule: 'rabbitmq.exchange:default-refused',
  steps: [
    { send: 'exchange.declare', with: { exchange: '', passive: true } },
    {
      expectChannelError: 403,
      method: 'exchange.declare',
      text: 'ACCESS_REFUSED - operation not permitted on the default exchange',
    },
  ],
};
