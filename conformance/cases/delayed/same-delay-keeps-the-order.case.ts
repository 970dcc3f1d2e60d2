/** Nobody overtakes an equal. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages with the same delay come in the order in which they were published',
  rule: 'rabbitmq.delayed:in-order-of-time',
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
      content: { body: '1', properties: { headers: { 'x-delay': 100 } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: '2', properties: { headers: { 'x-delay': 100 } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: '3', properties: { headers: { 'x-delay': 100 } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: '4', properties: { headers: { 'x-delay': 100 } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: '5', properties: { headers: { 'x-delay': 100 } } },
    },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { deliveryTag: 2 }, content: { body: '2' } },
    { expect: 'basic.deliver', with: { deliveryTag: 3 }, content: { body: '3' } },
    { expect: 'basic.deliver', with: { deliveryTag: 4 }, content: { body: '4' } },
    { expect: 'basic.deliver', with: { deliveryTag: 5 }, content: { body: '5' } },
  ],
};
