/** Of the arguments only the alternate exchange counts. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare with the same alternate-exchange and other unknown arguments succeeds',
  rule: 'rabbitmq.exchange:arguments-ignored',
  steps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'direct', arguments: { 'alternate-exchange': '$a', colour: 'red' } },
    },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', arguments: { 'alternate-exchange': '$a' } } },
  ],
};
