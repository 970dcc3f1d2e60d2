/** A publisher need not know how it ends. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that expires is confirmed as any other',
  rule: 'rabbitmq.ttl:routed',
  steps: [
    { call: 'confirm.select' },
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { expiration: '100' } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { eventually: [{ call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } }] },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
