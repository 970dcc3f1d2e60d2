/** Numbers of any width. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'x-delay may be an integer of any width',
  rule: 'rabbitmq.delayed:of-any-number',
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
      content: { body: 'later', properties: { headers: { 'x-delay': { type: 'l', value: 200 } } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: 'sooner', properties: { headers: { 'x-delay': { type: 's', value: 100 } } } },
    },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'k' }, content: { body: 'now' } },
    { expect: 'basic.deliver', content: { body: 'now' } },
    { expect: 'basic.deliver', content: { body: 'sooner' } },
    { expect: 'basic.deliver', content: { body: 'later', properties: { headers: { entries: { 'x-delay': -200 } } } } },
  ],
};
