/** There was no challenge. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'connection.secure-ok without connection.secure ends the connection',
  rule: 'rabbitmq.connection:handshake-out-of-order',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'tune' },
    { send: 'connection.secure-ok', connection: 'main' },
    { expectEnd: 'main' },
  ],
};
