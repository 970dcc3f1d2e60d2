/** When it is complete. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A large message is confirmed',
  rule: 'rabbitmq.confirm:once-each',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { routingKey: '$q' }, content: { body: { size: 500000 } } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
  ],
};
