/** What was before is not counted. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages before confirm.select have no number',
  rule: 'rabbitmq.confirm:from-one',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'c' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
  ],
};
