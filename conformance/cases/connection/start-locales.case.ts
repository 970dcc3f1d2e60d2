/** English is spoken everywhere. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The locales on offer hold en_US',
  rule: 'connection.start.locales:required-support',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'socket' },
    { sendBytes: ['AMQP', 0, 0, 9, 1] },
    { expect: 'connection.start', with: { locales: { includes: 'en_US' } }, connection: 'main' },
  ],
};
