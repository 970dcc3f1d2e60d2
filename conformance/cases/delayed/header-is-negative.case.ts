/** A consumer sees that it waited. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that was delayed has the delay in x-delay below zero',
  rule: 'rabbitmq.delayed:header-is-negative',
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
      content: { body: 'm', properties: { headers: { 'x-delay': 120 } } },
    },
    { expect: 'basic.deliver', content: { body: 'm', properties: { headers: { entries: { 'x-delay': -120 } } } } },
  ],
};
