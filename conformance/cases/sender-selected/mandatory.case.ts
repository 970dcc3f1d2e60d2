/** One queue is enough. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A mandatory message that CC alone leads to a queue is not returned',
  rule: 'rabbitmq.sender-selected:further-keys',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'confirm.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$never', mandatory: true },
      content: { body: 'hello', properties: { headers: { CC: ['$a'] } } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
  ],
};
