/** All or an error. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A commit of which a queue refuses a message closes the channel with 406',
  rule: 'rabbitmq.limit:reject-publish-transaction',
  steps: [
    {
      call: 'queue.declare',
      with: { queue: '$full', arguments: { 'x-max-length': 0, 'x-overflow': 'reject-publish' } },
    },
    { call: 'tx.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$full' }, content: { body: '1' } },
    { send: 'tx.commit' },
    { expectChannelError: 406, text: 'PRECONDITION_FAILED - partial tx completion', method: 'tx.commit' },
  ],
};
