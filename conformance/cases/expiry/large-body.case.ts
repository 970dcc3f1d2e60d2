/** What is kept elsewhere than its place in the queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message of many frames expires',
  rule: 'rabbitmq.ttl:queue',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        arguments: { 'x-message-ttl': 100, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: { size: 1_000_000, of: 'abcdefghijk' } },
    },
    { expect: 'basic.deliver', content: { body: { size: 1_000_000, of: 'abcdefghijk' } }, on: 'dead' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
  ],
};
