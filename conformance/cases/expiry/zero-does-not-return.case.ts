/** It was routed. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A mandatory message with a time to live of 0 that nobody takes is confirmed, and not returned',
  rule: 'rabbitmq.ttl:routed',
  steps: [
    { call: 'confirm.select' },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-message-ttl': 0 } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q', mandatory: true }, content: { body: 'a' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
  ],
};
