/** What is closed makes room. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A closed channel no longer counts for the channel-max',
  rule: 'rabbitmq.channel:too-many',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', tune: { channelMax: 1 } },
    { openChannel: 'main' },
    { closeChannel: 'main' },
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q' }, answer: { queue: '$q' }, on: 'second' },
  ],
};
