/** The bindings of then count. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message is routed when it is due: to queues that were bound while it waited',
  rule: 'rabbitmq.delayed:routed-when-due',
  needsSteps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'x-delayed-message', arguments: { 'x-delayed-type': 'direct' } },
    },
  ],
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: 'm', properties: { headers: { 'x-delay': 400 } } },
    },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'k' } },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    { expect: 'basic.deliver', with: { routingKey: 'k' }, content: { body: 'm' } },
  ],
};
