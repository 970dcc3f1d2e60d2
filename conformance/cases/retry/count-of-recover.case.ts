/** basic.recover gives back. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that basic.recover requeues has come back once more',
  rule: 'rabbitmq.delivery-count:header',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum' } } },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'm' } },
    { expect: 'basic.deliver', content: { body: 'm', withoutHeaders: ['x-delivery-count'] } },
    { send: 'basic.recover', with: { requeue: true } },
    { expect: 'basic.recover-ok' },
    {
      expect: 'basic.deliver',
      with: { redelivered: true },
      content: { body: 'm', headers: { 'x-delivery-count': { type: 'l', value: 1 } } },
    },
  ],
};
