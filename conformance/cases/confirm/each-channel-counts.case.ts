/** Each channel has its numbers. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Each confirm channel counts for itself',
  rule: 'rabbitmq.confirm:from-one',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { call: 'confirm.select' },
    { call: 'confirm.select', on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' }, on: 'second' },
    { expect: 'basic.ack', with: { deliveryTag: 1 }, on: 'second' },
  ],
};
