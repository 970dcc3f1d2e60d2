/** A transaction ends with its channel. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title:
    'A publish in a transaction is dropped when the channel closes, and the number opened again has no transaction',
  rule: 'rabbitmq.channel:fresh-start',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'tx.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' } },
    { closeChannel: 'main' },
    { openChannel: 'again', number: 1 },
    { call: 'queue.purge', with: { queue: '$q' }, on: 'again', answer: { messageCount: 0 } },
    { send: 'tx.commit', on: 'again' },
    {
      expectChannelError: 406,
      text: 'PRECONDITION_FAILED - channel is not transactional',
      method: 'tx.commit',
      on: 'again',
    },
  ],
};
