/** Numbers begin at one. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The first message on a confirm channel is number 1',
  rule: 'rabbitmq.confirm:from-one',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.ack', with: { deliveryTag: 1, multiple: false } },
  ],
};
