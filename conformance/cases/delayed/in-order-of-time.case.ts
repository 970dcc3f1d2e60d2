/** Who is due first comes first. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages come in the order of the times at which they are due',
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
      content: { body: 'third', properties: { headers: { 'x-delay': 300 } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: 'first', properties: { headers: { 'x-delay': 100 } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: 'second', properties: { headers: { 'x-delay': 200 } } },
    },
    { expect: 'basic.deliver', content: { body: 'first' } },
    { expect: 'basic.deliver', content: { body: 'second' } },
    { expect: 'basic.deliver', content: { body: 'third' } },
  ],
};
