/** One refuses, the others take it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that one of its queues refuses is in the others, and is confirmed by nack',
  rule: 'rabbitmq.limit:reject-publish-other-queues',
  steps: [
    {
      call: 'queue.declare',
      with: { queue: '$full', arguments: { 'x-max-length': 0, 'x-overflow': 'reject-publish' } },
    },
    { call: 'queue.declare', with: { queue: '$free' } },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'queue.bind', with: { queue: '$full', exchange: '$x' } },
    { call: 'queue.bind', with: { queue: '$free', exchange: '$x' } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: { body: 'm' } },
    { expect: 'basic.nack', with: { deliveryTag: 1 } },
    { send: 'basic.get', with: { queue: '$free', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'm' } },
  ],
};
