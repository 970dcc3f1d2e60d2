/** Some old clients send the header of AMQP 0-9. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The protocol header of AMQP 0-9 starts an AMQP 0-9-1 connection',
  rule: 'rabbitmq.connection:header-0-9',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'socket' },
    { sendBytes: ['AMQP', 1, 1, 0, 9] },
    { expect: 'connection.start', with: { versionMajor: 0, versionMinor: 9 }, connection: 'main' },
  ],
};
