/** Nowhere to die. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'reject-publish-dlx on a queue without a dead letter exchange is reject-publish',
  rule: 'rabbitmq.limit:reject-publish-dlx',
  steps: [
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-max-length': 1, 'x-overflow': 'reject-publish-dlx' } },
    },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.nack', with: { deliveryTag: 2 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 0 }, content: { body: '1' } },
  ],
};
