/** A client that fails again and again uses one channel's worth of the broker. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A number can fail and be opened again more often than there may be channels',
  rule: 'rabbitmq.channel:number-reused',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', tune: { channelMax: 2 } },
    {
      repeat: 20,
      steps: [
        { openChannel: 'again', number: 1 },
        { send: 'queue.purge', with: { queue: '$missing' }, on: 'again' },
        { expectChannelError: 404, on: 'again' },
      ],
    },
    { openChannel: 'again', number: 1 },
    { call: 'basic.qos', on: 'again' },
  ],
};
