/** Class connection has no method 99. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A connection method that does not exist ends the connection',
  rule: 'rabbitmq.connection:unknown-method',
  steps: [
    { sendFrame: { type: 1, channel: 0, payload: [{ short: 10 }, { short: 99 }] }, connection: 'main' },
    { expectEnd: 'main' },
  ],
};
