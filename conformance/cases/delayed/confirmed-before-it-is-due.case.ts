/** The broker has it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that is delayed is confirmed when it was taken, not when it is due',
  rule: 'rabbitmq.delayed:confirmed-when-taken',
  needsSteps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'x-delayed-message', arguments: { 'x-delayed-type': 'direct' } },
    },
  ],
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'k' } },
    { call: 'confirm.select' },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: 'm', properties: { headers: { 'x-delay': 300 } } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'm' } },
  ],
};
