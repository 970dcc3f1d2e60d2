/** A channel has one mode. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'tx.select on a confirm channel closes it with 406',
  rule: 'rabbitmq.tx:not-after-confirm',
  steps: [
    { call: 'confirm.select' },
    { send: 'tx.select' },
    {
      expectChannelError: 406,
      method: 'tx.select',
      text: 'PRECONDITION_FAILED - cannot switch from confirm to tx mode',
    },
  ],
};
