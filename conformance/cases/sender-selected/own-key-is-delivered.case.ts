/** Where it was found does not show. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that CC led to a queue is delivered with its own routing key',
  rule: 'rabbitmq.sender-selected:own-key',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$own' },
      content: { body: 'hello', properties: { headers: { CC: ['$a'] } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', with: { exchange: '', routingKey: '$own' }, content: { body: 'hello' } },
  ],
};
