/** What was delivered stays with the channel. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Deliveries of a cancelled consumer are not requeued',
  rule: 'rabbitmq.consume:cancel-keeps-unacked',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'a' } },
    { call: 'basic.cancel', with: { consumerTag: 't' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-empty' },
  ],
};
