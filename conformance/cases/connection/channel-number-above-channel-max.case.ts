/** Channels are counted, their numbers are free. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With a channel-max of 2 channel 65535 can be opened, and a third channel cannot',
  rule: 'rabbitmq.channel:number-above-channel-max',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', tune: { channelMax: 2 } },
    { openChannel: 'main', number: 65535 },
    { openChannel: 'second', number: 300 },
    { call: 'queue.declare', with: { queue: '$q' }, answer: { queue: '$q' } },
    { sendFrame: { type: 1, channel: 1, payload: [{ method: 'channel.open' }] }, connection: 'main' },
    {
      expectConnectionError: 530,
      text: 'NOT_ALLOWED - number of channels opened (2) has reached the negotiated channel_max (2)',
    },
  ],
};
