/** The numbers go on. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second confirm.select leaves the numbers alone',
  rule: 'rabbitmq.confirm:select-again',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
  ],
};
