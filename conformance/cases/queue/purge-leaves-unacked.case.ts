/** What was delivered is out of a purge's reach. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A purge neither counts nor removes what waits to be settled',
  rule: 'queue.purge:02',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'delivered' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'ready' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { deliveryTag: 1 }, content: { body: 'delivered' } },
    { call: 'queue.purge', with: { queue: '$q' }, answer: { messageCount: 1 } },
    { send: 'basic.nack', with: { deliveryTag: 1, requeue: true } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { redelivered: true, messageCount: 0 }, content: { body: 'delivered' } },
  ],
};
