/** It is with the client now. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that was fetched and waits to be settled does not expire',
  rule: 'rabbitmq.ttl:delivered',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        arguments: { 'x-message-ttl': 1000, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    {
      call: 'queue.declare',
      with: {
        queue: '$clock',
        arguments: { 'x-message-ttl': 1000, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$clock' }, content: { body: 'tick' } },
    { expect: 'basic.deliver', content: { body: 'tick' }, on: 'dead' },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$dead' }, content: { body: 'marker' } },
    { expect: 'basic.deliver', content: { body: 'marker' }, on: 'dead' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
  ],
};
