/** They need no settling. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages that are delivered with no-ack are no dead letters',
  rule: 'rabbitmq.dead-letter:only-these',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' } },
    },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', content: { body: 'a' } },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$dead' }, content: { body: 'marker' } },
    { expect: 'basic.deliver', content: { body: 'marker' }, on: 'dead' },
  ],
};
