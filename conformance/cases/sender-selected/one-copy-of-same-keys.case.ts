/** A set of queues. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue that every key leads to takes one copy',
  rule: 'rabbitmq.sender-selected:one-copy',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$a' },
      content: { body: 'hello', properties: { headers: { CC: ['$a', '$a'], BCC: ['$a'] } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
