/** As large as any other. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message of several frames is delayed as a small one',
  rule: 'rabbitmq.delayed:keeps-content',
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
      content: { body: { size: 300000, of: 'ab' }, properties: { headers: { 'x-delay': 100 } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: 'small', properties: { headers: { 'x-delay': 200 } } },
    },
    { expect: 'basic.deliver', content: { body: { size: 300000, of: 'ab' } } },
    { expect: 'basic.deliver', content: { body: 'small' } },
  ],
};
