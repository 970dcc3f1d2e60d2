/** Queue names are keys. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Header BCC names further queues on the default exchange',
  rule: 'rabbitmq.sender-selected:further-keys',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$a' },
      content: { body: 'hello', properties: { headers: { BCC: ['$b'] } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
  ],
};
