/** A channel that declared nothing has no last declared queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The empty queue name on a channel that declared none is 404, whatever another channel declared',
  rule: 'rabbitmq.queue:last-declared-per-channel',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$there' }, on: 'second' },
    { send: 'queue.purge', with: { queue: '' } },
    { expectChannelError: 404, text: 'NOT_FOUND - no previously declared queue', method: 'queue.purge' },
  ],
};
