/** The bindings of then count. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that waits does not come to a queue that is unbound meanwhile',
  rule: 'rabbitmq.delayed:routed-when-due',
  needsSteps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'x-delayed-message', arguments: { 'x-delayed-type': 'direct' } },
    },
  ],
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'k' } },
    { call: 'queue.declare', with: { queue: '$other' } },
    { call: 'queue.bind', with: { queue: '$other', exchange: '$x', routingKey: 'k' } },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    { call: 'basic.consume', with: { queue: '$other', noAck: true, consumerTag: 'other' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: 'm', properties: { headers: { 'x-delay': 300 } } },
    },
    { call: 'queue.unbind', with: { queue: '$q', exchange: '$x', routingKey: 'k' } },
    { expect: 'basic.deliver', with: { consumerTag: 'other' }, content: { body: 'm' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'next' } },
    { expect: 'basic.deliver', content: { body: 'next' } },
  ],
};
