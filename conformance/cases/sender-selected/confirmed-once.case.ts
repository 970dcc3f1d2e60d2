/** However many queues. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message with three keys is confirmed once',
  rule: 'rabbitmq.sender-selected:further-keys',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'queue.declare', with: { queue: '$c' } },
    { call: 'confirm.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$a' },
      content: { body: 'hello', properties: { headers: { CC: ['$b'], BCC: ['$c'] } } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1, multiple: false } },
    { expectNothingForMs: 150 },
  ],
};
