/** No class has the number 99. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A method of a class that does not exist ends the connection',
  rule: 'rabbitmq.connection:unknown-method',
  steps: [{ sendFrame: { type: 1, payload: [{ short: 99 }, { short: 10 }] } }, { expectEnd: 'main' }],
};
