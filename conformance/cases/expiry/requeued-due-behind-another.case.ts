/** Its place is not the first. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that is requeued after it was due expires behind one that stays',
  rule: 'rabbitmq.ttl:wherever-it-stands',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' } },
    },
    {
      call: 'queue.declare',
      with: {
        queue: '$clock',
        arguments: { 'x-message-ttl': 200, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'c' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'stays' } },
    { expect: 'basic.deliver', content: { body: 'stays' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'goes', properties: { expiration: '100' } },
    },
    { expect: 'basic.deliver', content: { body: 'goes' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$clock' }, content: { body: 'tick' } },
    { expect: 'basic.deliver', content: { body: 'tick' }, on: 'dead' },
    { call: 'basic.cancel', with: { consumerTag: 'c' } },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: true } },
    { send: 'basic.reject', with: { deliveryTag: 2, requeue: true } },
    { expect: 'basic.deliver', content: { body: 'goes' }, on: 'dead' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 1 } },
  ],
};
