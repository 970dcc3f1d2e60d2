/** Asked for by its type. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A durable queue of the quorum type keeps messages and counts them as any other',
  rule: 'rabbitmq.queue:quorum-rules',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum' } } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { routingKey: '$q' }, content: { body: 'm' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { redelivered: false, messageCount: 0 }, content: { body: 'm' } },
  ],
};
