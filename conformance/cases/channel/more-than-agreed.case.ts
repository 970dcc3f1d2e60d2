/** The agreed channel-max binds the client. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Opening one channel more than the channel-max closes the connection with 530',
  rule: 'rabbitmq.channel:too-many',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', tune: { channelMax: 2 } },
    { openChannel: 'first' },
    { openChannel: 'second' },
    { sendFrame: { type: 1, channel: 3, payload: [{ method: 'channel.open' }] } },
    {
      expectConnectionError: 530,
      text: 'NOT_ALLOWED - number of channels opened (2) has reached the negotiated channel_max (2)',
    },
  ],
};
