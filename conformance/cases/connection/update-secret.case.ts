/** A client whose secret is about to expire sends a new one. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'connection.update-secret is answered with update-secret-ok, and the connection goes on',
  rule: 'rabbitmq.connection:update-secret',
  begin: 'nothing',
  steps: [
    { openConnection: 'main' },
    { openChannel: 'main' },
    { send: 'connection.update-secret', with: { newSecret: '$password', reason: 'renewed' }, connection: 'main' },
    { expect: 'connection.update-secret-ok', connection: 'main' },
    { call: 'queue.declare', with: { queue: '$q' }, answer: { queue: '$q' } },
  ],
};
