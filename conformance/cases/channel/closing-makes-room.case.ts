/** Closed channels do not count. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'At the channel-max, closing a channel makes room for another',
  rule: 'rabbitmq.channel:too-many',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', tune: { channelMax: 2 } },
    { openChannel: 'first', number: 1 },
    { openChannel: 'second', number: 2 },
    { closeChannel: 'first' },
    { openChannel: 'third', number: 1 },
    { call: 'queue.declare', with: { queue: '$q' }, on: 'third', answer: { queue: '$q' } },
  ],
};
