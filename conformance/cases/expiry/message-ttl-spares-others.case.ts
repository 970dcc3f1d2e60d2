/** Each message has its own. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message without an expiration stays when another expires',
  rule: 'rabbitmq.ttl:message',
  steps: [
    { call: 'confirm.select' },
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { expiration: '100' } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    { eventually: [{ call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 1 } }] },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 0 }, content: { body: 'b' } },
  ],
};
