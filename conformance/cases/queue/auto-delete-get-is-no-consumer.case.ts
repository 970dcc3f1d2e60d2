/** Fetching is not consuming. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An auto-delete queue stays when its last message is fetched',
  rule: 'rabbitmq.queue:auto-delete-needs-a-consumer',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', autoDelete: true } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'last' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'last' } },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { queue: '$q', messageCount: 0 } },
  ],
};
