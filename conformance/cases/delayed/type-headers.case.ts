/** It routes as its delayed type. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A delayed exchange of type headers routes by headers',
  rule: 'rabbitmq.delayed:routes-as-its-type',
  needsSteps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'x-delayed-message', arguments: { 'x-delayed-type': 'headers' } },
    },
  ],
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: '', arguments: { colour: 'red' } } },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'blue', properties: { headers: { colour: 'blue', 'x-delay': 100 } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'red', properties: { headers: { colour: 'red', 'x-delay': 100 } } },
    },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'red' } },
  ],
};
