/** A crash is a failure as well. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Channels that close without settling use up the limit',
  rule: 'rabbitmq.delivery-limit:drops',
  steps: [
    { openChannel: 'second' },
    {
      call: 'queue.declare',
      with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': 0 } },
    },
    { call: 'basic.consume', with: { queue: '$q' }, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'm' } },
    { expect: 'basic.deliver', content: { body: 'm' }, on: 'second' },
    { closeChannel: 'second' },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'next' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'next' } },
  ],
};
