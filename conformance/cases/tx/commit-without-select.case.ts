/** There is no transaction. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'tx.commit without tx.select closes the channel with 406',
  rule: 'tx.commit:transacted',
  steps: [
    { send: 'tx.commit' },
    { expectChannelError: 406, method: 'tx.commit', text: 'PRECONDITION_FAILED - channel is not transactional' },
  ],
};
