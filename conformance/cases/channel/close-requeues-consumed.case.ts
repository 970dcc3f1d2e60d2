/** What a consumer got and did not settle goes back with its channel. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title:
    'When a channel closes what was delivered on it and not settled is ready again, in order, without what was settled',
  rule: 'rabbitmq.channel:close-requeues',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q' }, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'first' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'settled' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'third' } },
    { repeat: 3, steps: [{ expect: 'basic.deliver', on: 'second' }] },
    { send: 'basic.ack', with: { deliveryTag: 2 }, on: 'second' },
    { closeChannel: 'second' },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    { expect: 'basic.deliver', with: { deliveryTag: 1, redelivered: true }, content: { body: 'first' } },
    { expect: 'basic.deliver', with: { deliveryTag: 2, redelivered: true }, content: { body: 'third' } },
  ],
};
