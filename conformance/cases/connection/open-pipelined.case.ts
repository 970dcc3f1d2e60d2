/** The answers, octet for octet. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What follows connection.open in the same packet is answered behind open-ok',
  rule: 'rabbitmq.connection:open-pipelined',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'tune' },
    {
      sendBytes: [
        {
          frame: {
            type: 1,
            channel: 0,
            payload: [{ method: 'connection.tune-ok', with: { channelMax: 10, frameMax: 4096 } }],
          },
        },
        { frame: { type: 1, channel: 0, payload: [{ method: 'connection.open', with: { virtualHost: '$vhost' } }] } },
        { frame: { type: 1, channel: 1, payload: [{ method: 'channel.open' }] } },
      ],
    },
    {
      expectBytes: [
        { frame: { type: 1, channel: 0, payload: [{ method: 'connection.open-ok' }] } },
        { frame: { type: 1, channel: 1, payload: [{ method: 'channel.open-ok' }] } },
      ],
    },
  ],
};
