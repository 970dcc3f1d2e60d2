/** Nobody has logged in yet. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'channel.open before start-ok ends the connection',
  rule: 'rabbitmq.connection:handshake-out-of-order',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'start' },
    { sendFrame: { type: 1, channel: 1, payload: [{ method: 'channel.open' }] }, connection: 'main' },
    { expectEnd: 'main' },
  ],
};
