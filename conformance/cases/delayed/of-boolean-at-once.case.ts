/** A yes is no time. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message with x-delay of a type that is no number is routed at once',
  rule: 'rabbitmq.delayed:none-at-once',
  needsSteps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'x-delayed-message', arguments: { 'x-delayed-type': 'direct' } },
    },
  ],
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'k' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: 'm', properties: { headers: { 'x-delay': true } } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'm' } },
  ],
};
