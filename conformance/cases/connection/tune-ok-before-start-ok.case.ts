/** Nobody has logged in yet. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'connection.tune-ok in place of start-ok ends the connection',
  rule: 'rabbitmq.connection:handshake-out-of-order',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'start' },
    { send: 'connection.tune-ok', with: { channelMax: 10, frameMax: 4096 }, connection: 'main' },
    { expectEnd: 'main' },
  ],
};
