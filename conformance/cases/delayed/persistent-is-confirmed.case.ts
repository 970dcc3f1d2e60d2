/** It is on disk while it waits. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A persistent message in a durable delayed exchange is confirmed when it was taken',
  rule: 'rabbitmq.delayed:confirmed-when-taken',
  needsSteps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'x-delayed-message', durable: true, arguments: { 'x-delayed-type': 'direct' } },
    },
  ],
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'k' } },
    { call: 'confirm.select' },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: 'm', properties: { deliveryMode: 2, headers: { 'x-delay': 400 } } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'm', properties: { deliveryMode: 2 } } },
  ],
};
