/** Another one, of a shorter time, tells that time has passed. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that is not due yet is delivered',
  rule: 'rabbitmq.ttl:queue',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        arguments: { 'x-message-ttl': 60_000, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    {
      call: 'queue.declare',
      with: {
        queue: '$clock',
        arguments: { 'x-message-ttl': 100, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$clock' }, content: { body: 'tick' } },
    { expect: 'basic.deliver', content: { body: 'tick' }, on: 'dead' },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
  ],
};
