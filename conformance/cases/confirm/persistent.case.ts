/** Durable or not, it is confirmed. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A persistent message to a durable queue is confirmed',
  rule: 'rabbitmq.confirm:once-each',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'confirm.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
  ],
};
