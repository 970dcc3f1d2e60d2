/** RabbitMQ takes the strings. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'In CC, what is no string is passed over',
  rule: 'rabbitmq.sender-selected:lists-of-text',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$a' },
      content: { body: 'hello', properties: { headers: { CC: [5, null, ['$never'], { k: '$never' }, '$b'] } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
  ],
};
