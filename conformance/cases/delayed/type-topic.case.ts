/** It routes as its delayed type. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A delayed exchange of type topic routes by patterns',
  rule: 'rabbitmq.delayed:routes-as-its-type',
  needsSteps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'x-delayed-message', arguments: { 'x-delayed-type': 'topic' } },
    },
  ],
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'a.*' } },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'b.c' },
      content: { body: 'no', properties: { headers: { 'x-delay': 100 } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'a.b' },
      content: { body: 'yes', properties: { headers: { 'x-delay': 100 } } },
    },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.c' }, content: { body: 'now' } },
    { expect: 'basic.deliver', with: { routingKey: 'a.c' }, content: { body: 'now' } },
    { expect: 'basic.deliver', with: { routingKey: 'a.b' }, content: { body: 'yes' } },
  ],
};
