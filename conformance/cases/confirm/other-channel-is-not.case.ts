/** The mode is of its channel. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A channel without confirm.select gets no confirms',
  rule: 'rabbitmq.confirm:from-one',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' }, on: 'second' },
    { expectNothingForMs: 150, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
  ],
};
