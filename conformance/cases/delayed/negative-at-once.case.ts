/** It was delayed already. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message with x-delay below zero is routed at once, and keeps it',
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
      content: { body: 'm', properties: { headers: { 'x-delay': -60000 } } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'm', headers: { 'x-delay': -60000 } } },
  ],
};
