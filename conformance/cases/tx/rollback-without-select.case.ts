/** There is no transaction. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'tx.rollback without tx.select closes the channel with 406',
  rule: 'tx.rollback:transacted',
  steps: [
    { send: 'tx.rollback' },
    { expectChannelError: 406, method: 'tx.rollback', text: 'PRECONDITION_FAILED - channel is not transactional' },
  ],
};
