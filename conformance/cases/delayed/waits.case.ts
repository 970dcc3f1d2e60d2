/** Those without a delay overtake it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message with x-delay comes after one without that was published later',
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
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: 'later', properties: { headers: { 'x-delay': 200 } } },
    },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'k' }, content: { body: 'now' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'now' } },
    {
      expect: 'basic.deliver',
      with: { deliveryTag: 2, redelivered: false, exchange: '$x', routingKey: 'k' },
      content: { body: 'later' },
    },
  ],
};
