/** One that comes back stands first again. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message expires behind one that came back to the queue',
  rule: 'rabbitmq.ttl:wherever-it-stands',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'stays' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'stays' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'goes', properties: { expiration: '300' } },
    },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: true } },
    { expect: 'basic.deliver', content: { body: 'goes' }, on: 'dead' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 1 } },
  ],
};
