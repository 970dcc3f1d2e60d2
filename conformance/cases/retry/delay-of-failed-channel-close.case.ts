/** Dying is failing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With delayed retry of "failed" what a closing channel did not settle waits',
  rule: 'rabbitmq.delayed-retry:failed',
  steps: [
    { openChannel: 'second' },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: { 'x-queue-type': 'quorum', 'x-delayed-retry-type': 'failed', 'x-delayed-retry-min': 400 },
      },
    },
    { call: 'basic.consume', with: { queue: '$q' }, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'again' } },
    { expect: 'basic.deliver', content: { body: 'again' }, on: 'second' },
    { closeChannel: 'second' },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'next' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'next' } },
    {
      expect: 'basic.deliver',
      with: { deliveryTag: 2, redelivered: true },
      content: { body: 'again', headers: { 'x-delivery-count': { type: 'l', value: 1 } } },
    },
  ],
};
