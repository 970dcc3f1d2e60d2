/** There is no vhost yet. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'channel.open before connection.open is a connection error',
  rule: 'rabbitmq.connection:handshake-out-of-order',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'tune' },
    { send: 'connection.tune-ok', with: { channelMax: 10, frameMax: 4096 }, connection: 'main' },
    { sendFrame: { type: 1, channel: 1, payload: [{ method: 'channel.open' }] }, connection: 'main' },
    { expectConnectionError: { oneOf: [504, 505] } },
  ],
};
