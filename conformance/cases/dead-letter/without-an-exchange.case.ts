/** There is nowhere to go. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that is rejected in a queue without a dead-letter exchange is gone',
  rule: 'rabbitmq.dead-letter:rejected',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$dead' }, content: { body: 'marker' } },
    { expect: 'basic.deliver', content: { body: 'marker' }, on: 'dead' },
  ],
};
