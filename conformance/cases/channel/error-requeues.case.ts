/** A channel that failed gives back what it held. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'When the broker closes a channel what was not settled on it is delivered to others, as redelivered',
  rule: 'rabbitmq.channel:close-requeues',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q' }, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'back' } },
    { expect: 'basic.deliver', with: { redelivered: false }, content: { body: 'back' }, on: 'second' },
    { send: 'basic.ack', with: { deliveryTag: 9 }, on: 'second' },
    { expectChannelError: 406, on: 'second' },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    { expect: 'basic.deliver', with: { redelivered: true }, content: { body: 'back' } },
  ],
};
