/** Without x-delay it is the exchange of its type. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message without x-delay is routed at once, and untouched',
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
      content: { body: 'm', properties: { contentType: 'text/plain' } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    {
      expect: 'basic.get-ok',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: 'm', properties: { contentType: 'text/plain' }, without: ['headers'] },
    },
  ],
};
