/** Tag zero is everything. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An ack of tag 0 with multiple settles everything',
  rule: 'rabbitmq.settle:multiple-of-all',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' }, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' }, on: 'second' },
    {
      repeat: 2,
      steps: [
        { send: 'basic.get', with: { queue: '$q' }, on: 'second' },
        { expect: 'basic.get-ok', on: 'second' },
      ],
    },
    { send: 'basic.ack', with: { deliveryTag: 0, multiple: true }, on: 'second' },
    { closeChannel: 'second' },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-empty' },
  ],
};
