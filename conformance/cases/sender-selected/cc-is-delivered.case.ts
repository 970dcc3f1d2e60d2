/** Everybody may know. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Header CC is delivered as it was published',
  rule: 'rabbitmq.sender-selected:blind-copies',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$a' },
      content: { body: 'hello', properties: { headers: { CC: ['$b'], n: 7 } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { headers: { CC: ['$b'], n: 7 } } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-ok', content: { headers: { CC: ['$b'], n: 7 } } },
  ],
};
