/** Many holes in a queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Of a hundred messages every second one expires, and the others are delivered',
  rule: 'rabbitmq.ttl:wherever-it-stands',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' } },
    },
    {
      repeat: 50,
      steps: [
        { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'stays' } },
        {
          send: 'basic.publish',
          with: { exchange: '', routingKey: '$q' },
          content: { body: 'goes', properties: { expiration: '100' } },
        },
      ],
    },
    { eventually: [{ call: 'queue.declare', with: { queue: '$dead', passive: true }, answer: { messageCount: 50 } }] },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 50 } },
    {
      repeat: 50,
      steps: [
        { send: 'basic.get', with: { queue: '$q', noAck: true } },
        { expect: 'basic.get-ok', content: { body: 'stays' } },
      ],
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
