/** Arguments that no broker knows are taken and not compared. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exchange takes unknown arguments, and a second declare may have others or none',
  rule: 'rabbitmq.exchange:arguments-ignored',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', arguments: { colour: 'red', 'x-size': 5 } } },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', arguments: { colour: 'blue' } } },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
  ],
};
