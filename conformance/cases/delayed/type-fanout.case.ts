/** It routes as its delayed type. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A delayed exchange of type fanout routes to every queue',
  rule: 'rabbitmq.delayed:routes-as-its-type',
  needsSteps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'x-delayed-message', arguments: { 'x-delayed-type': 'fanout' } },
    },
  ],
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$x', routingKey: '' } },
    { call: 'queue.bind', with: { queue: '$b', exchange: '$x', routingKey: '' } },
    { openChannel: 'second' },
    { call: 'basic.consume', with: { queue: '$a', noAck: true } },
    { call: 'basic.consume', with: { queue: '$b', noAck: true }, on: 'second' },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: 'm', properties: { headers: { 'x-delay': 100 } } },
    },
    { expect: 'basic.deliver', content: { body: 'm' } },
    { expect: 'basic.deliver', content: { body: 'm' }, on: 'second' },
  ],
};
