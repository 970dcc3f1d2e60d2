/** A channel has one mode. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'confirm.select on a transactional channel closes it with 406',
  rule: 'rabbitmq.confirm:not-after-tx',
  steps: [
    { call: 'tx.select' },
    { send: 'confirm.select' },
    {
      expectChannelError: 406,
      method: 'confirm.select',
      text: 'PRECONDITION_FAILED - cannot switch from tx to confirm mode',
    },
  ],
};
