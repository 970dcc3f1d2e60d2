/** Each key stands for itself. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message whose own key leads nowhere still goes where CC leads',
  rule: 'rabbitmq.sender-selected:further-keys',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$never' },
      content: { body: 'hello', properties: { headers: { CC: ['$a'] } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
  ],
};
