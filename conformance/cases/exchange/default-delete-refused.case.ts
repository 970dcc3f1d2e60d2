/** The default exchange cannot go. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Deleting the default exchange is a channel error 403',
  rule: 'rabbitmq.exchange:default-refused',
  steps: [
    { send: 'exchange.delete', with: { exchange: '' } },
    {
      expectChannelError: 403,
      method: 'exchange.delete',
      text: 'ACCESS_REFUSED - operation not permitted on the default exchange',
    },
  ],
};
