/** One channel is what was agreed. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With a channel-max of 1 a second channel is a connection error 530',
  rule: 'rabbitmq.channel:too-many',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', tune: { channelMax: 1 } },
    { openChannel: 'main' },
    { sendFrame: { type: 1, channel: 2, payload: [{ method: 'channel.open' }] }, connection: 'main' },
    {
      expectConnectionError: 530,
      text: 'NOT_ALLOWED - number of channels opened (1) has reached the negotiated channel_max (1)',
    },
  ],
};
