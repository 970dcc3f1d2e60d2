/** A channel that failed leaves a free number. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: "After the broker's channel.close and the client's close-ok the number can be opened again",
  rule: 'rabbitmq.channel:number-reused',
  steps: [
    { send: 'queue.purge', with: { queue: '$missing' } },
    { expectChannelError: 404 },
    { openChannel: 'again', number: 1 },
    { call: 'queue.declare', with: { queue: '$q' }, on: 'again', answer: { queue: '$q' } },
  ],
};
