/** Consumers and get count together. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Deliveries and basic.get of a channel share one count of tags',
  rule: 'rabbitmq.consume:tags-count-up',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'basic.consume', with: { queue: '$a', consumerTag: 't', noAck: true }, answer: { consumerTag: 't' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$a' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$b' }, content: { body: '2' } },
    { send: 'basic.get', with: { queue: '$b' } },
    { expect: 'basic.get-ok', with: { deliveryTag: 2 }, content: { body: '2' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$a' }, content: { body: '3' } },
    { expect: 'basic.deliver', with: { deliveryTag: 3 }, content: { body: '3' } },
  ],
};
