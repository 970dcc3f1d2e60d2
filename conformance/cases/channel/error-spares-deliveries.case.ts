/** What another channel works on stays its own. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A channel error leaves the deliveries of other channels to be settled there',
  rule: 'rabbitmq.channel:error-spares-others',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { deliveryTag: 1 } },
    { send: 'queue.purge', with: { queue: '$missing' }, on: 'second' },
    { expectChannelError: 404, on: 'second' },
    { call: 'queue.declare', with: { queue: '$q' }, answer: { messageCount: 0 } },
    { send: 'basic.nack', with: { deliveryTag: 1, requeue: true } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { redelivered: true } },
  ],
};
