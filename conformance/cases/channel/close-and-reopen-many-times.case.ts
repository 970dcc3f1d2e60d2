/** Closing a channel gives back all that it took. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'One number can be opened and closed more often than there may be channels',
  rule: 'rabbitmq.channel:fresh-start',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', tune: { channelMax: 2 } },
    { repeat: 50, steps: [{ openChannel: 'again', number: 1 }, { closeChannel: 'again' }] },
    { openChannel: 'again', number: 1 },
    { call: 'basic.qos', on: 'again' },
  ],
};
