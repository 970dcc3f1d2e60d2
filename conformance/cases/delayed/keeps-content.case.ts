/** Waiting changes nothing else. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that was delayed has its body, properties and other headers as they were published',
  rule: 'rabbitmq.delayed:keeps-content',
  needsSteps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'x-delayed-message', arguments: { 'x-delayed-type': 'direct' } },
    },
  ],
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'k' } },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: {
        body: 'body',
        properties: {
          contentType: 'text/plain',
          messageId: 'id',
          correlationId: 'c',
          priority: 4,
          deliveryMode: 1,
          headers: { a: 'b', n: { type: 'l', value: 5 }, 'x-delay': 100 },
        },
      },
    },
    {
      expect: 'basic.deliver',
      content: {
        body: 'body',
        properties: { contentType: 'text/plain', messageId: 'id', correlationId: 'c', priority: 4, deliveryMode: 1 },
        headers: { a: 'b', n: { type: 'l', value: 5 } },
      },
    },
  ],
};
