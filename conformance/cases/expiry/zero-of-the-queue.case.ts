/** There is nobody to take it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message with x-message-ttl of 0 is gone at once when there is no consumer',
  rule: 'rabbitmq.ttl:zero',
  steps: [
    { call: 'confirm.select' },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-message-ttl': 0 } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
