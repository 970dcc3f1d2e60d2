/** Its delay is over. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that was delayed is not delayed again by a second delayed exchange behind the first',
  rule: 'rabbitmq.delayed:bound-exchanges',
  needsSteps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'x-delayed-message', arguments: { 'x-delayed-type': 'direct' } },
    },
  ],
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      call: 'exchange.declare',
      with: { exchange: '$next', type: 'x-delayed-message', arguments: { 'x-delayed-type': 'direct' } },
    },
    { call: 'exchange.bind', with: { source: '$x', destination: '$next', routingKey: 'k' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$next', routingKey: 'k' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'mark' } },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: 'm', properties: { headers: { 'x-delay': 200 } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'mark' },
      content: { body: 'mark', properties: { headers: { 'x-delay': 300 } } },
    },
    { expect: 'basic.deliver', content: { body: 'm' } },
    { expect: 'basic.deliver', content: { body: 'mark' } },
  ],
};
