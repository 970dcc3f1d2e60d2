/** The other queue tells how late it is: its message had as much time, and came later. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A requeued message is due when it would have been without being delivered',
  rule: 'rabbitmq.ttl:requeued',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        arguments: { 'x-message-ttl': 1500, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    {
      call: 'queue.declare',
      with: {
        queue: '$clock',
        arguments: { 'x-message-ttl': 1500, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { expectNothingForMs: 1000 },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: true } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$clock' }, content: { body: 'tick' } },
    { expect: 'basic.deliver', content: { body: 'a' }, on: 'dead' },
    { expect: 'basic.deliver', content: { body: 'tick' }, on: 'dead' },
  ],
};
