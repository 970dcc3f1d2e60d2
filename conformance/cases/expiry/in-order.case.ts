/** First come, first gone. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages of a queue with x-message-ttl expire in the order in which they came',
  rule: 'rabbitmq.ttl:in-order',
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
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'c' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'd' } },
    { expect: 'basic.deliver', content: { body: 'a' }, on: 'dead' },
    { expect: 'basic.deliver', content: { body: 'b' }, on: 'dead' },
    { expect: 'basic.deliver', content: { body: 'c' }, on: 'dead' },
    { expect: 'basic.deliver', content: { body: 'd' }, on: 'dead' },
  ],
};
