/** The consumers of other channels hear nothing of an error. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A channel error leaves the consumers of other channels as they were',
  rule: 'rabbitmq.channel:error-spares-others',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'queue.purge', with: { queue: '$missing' }, on: 'second' },
    { expectChannelError: 404, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'still here' } },
    { expect: 'basic.deliver', with: { consumerTag: 'reader', deliveryTag: 1 }, content: { body: 'still here' } },
  ],
};
