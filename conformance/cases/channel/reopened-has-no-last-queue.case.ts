/** The last declared queue belongs to a channel, not to its number. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'On a number that is opened again no queue was declared yet',
  rule: 'rabbitmq.channel:fresh-start',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { closeChannel: 'main' },
    { openChannel: 'again', number: 1 },
    { send: 'queue.purge', with: { queue: '' }, on: 'again' },
    { expectChannelError: 404, text: 'NOT_FOUND - no previously declared queue', method: 'queue.purge', on: 'again' },
  ],
};
