/** A browser on the wrong port is told what is spoken here. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A request of another protocol is answered with the AMQP 0-9-1 header and a closed socket',
  rule: 'connection.start:protocol-name',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'socket' },
    { sendBytes: ['GET / HTTP/1.1', 13, 10, 'Host: localhost', 13, 10, 13, 10] },
    { expectBytes: ['AMQP', 0, 0, 9, 1] },
    { expectEnd: 'main', quietly: true },
  ],
};
