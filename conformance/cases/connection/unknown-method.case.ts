/** Class basic has no method 99. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A method that its class does not have ends the connection',
  rule: 'rabbitmq.connection:unknown-method',
  steps: [{ sendFrame: { type: 1, payload: [{ short: 60 }, { short: 99 }] } }, { expectEnd: 'main' }],
};
