/** The agreed channel-max is a promise to the client. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'As many channels as the channel-max says can be open at a time, each of them working',
  rule: 'rabbitmq.channel:too-many',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', tune: { channelMax: 300 } },
    { repeat: 299, steps: [{ openChannel: 'one' }, { call: 'basic.qos', on: 'one' }] },
    { openChannel: 'last', number: 300 },
    { call: 'queue.declare', with: { queue: '$q' }, on: 'last', answer: { queue: '$q' } },
    { call: 'queue.purge', with: { queue: '$q' }, on: 'one', answer: { messageCount: 0 } },
  ],
};
