/** One message, one answer. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that several queues refuse is confirmed by one nack',
  rule: 'rabbitmq.limit:reject-publish-other-queues',
  steps: [
    { call: 'queue.declare', with: { queue: '$a', arguments: { 'x-max-length': 0, 'x-overflow': 'reject-publish' } } },
    { call: 'queue.declare', with: { queue: '$b', arguments: { 'x-max-length': 0, 'x-overflow': 'reject-publish' } } },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$x' } },
    { call: 'queue.bind', with: { queue: '$b', exchange: '$x' } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: { body: 'm' } },
    { expect: 'basic.nack', with: { deliveryTag: 1 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$missing' }, content: { body: 'n' } },
    { expect: 'basic.ack', with: { deliveryTag: 2, multiple: false } },
  ],
};
