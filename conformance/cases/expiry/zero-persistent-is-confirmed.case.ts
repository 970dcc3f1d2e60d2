/** Nothing is left to write. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A persistent message with a time to live of 0 that nobody takes is confirmed',
  rule: 'rabbitmq.ttl:routed',
  steps: [
    { call: 'confirm.select' },
    { call: 'queue.declare', with: { queue: '$q', durable: true, arguments: { 'x-message-ttl': 0 } } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
  ],
};
