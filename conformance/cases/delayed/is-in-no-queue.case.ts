/** It is the exchange that has it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that waits is not in the queues that it will be routed to',
  rule: 'rabbitmq.delayed:waits',
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
      content: { body: 'later', properties: { headers: { 'x-delay': 600000 } } },
    },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'k' }, content: { body: 'now' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 0 }, content: { body: 'now' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
