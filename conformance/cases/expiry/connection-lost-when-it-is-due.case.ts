/** Losing the connection requeues as reject does. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that comes back with its connection after it was due expires',
  rule: 'rabbitmq.ttl:requeued',
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
      call: 'queue.declare',
      with: {
        queue: '$clock',
        arguments: { 'x-message-ttl': 100, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    { openConnection: 'holder' },
    { openChannel: 'holder', connection: 'holder' },
    { call: 'basic.consume', with: { queue: '$q' }, on: 'holder' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', content: { body: 'a' }, on: 'holder' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$clock' }, content: { body: 'tick' } },
    { expect: 'basic.deliver', content: { body: 'tick' }, on: 'dead' },
    { dropConnection: 'holder' },
    { expect: 'basic.deliver', content: { body: 'a' }, on: 'dead' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
  ],
};
