/** Waiting outlasts the broker. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After a restart messages that wait in a durable delayed exchange come in order, each when it is due',
  rule: 'rabbitmq.restart:delayed',
  needsSteps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'x-delayed-message', durable: true, arguments: { 'x-delayed-type': 'direct' } },
    },
  ],
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'k' } },
    { call: 'confirm.select' },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: 'later', properties: { deliveryMode: 2, headers: { 'x-delay': 2500 } } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: 'sooner', properties: { deliveryMode: 2, headers: { 'x-delay': 1500 } } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    {
      expect: 'basic.deliver',
      with: { deliveryTag: 1 },
      content: { body: 'sooner', properties: { headers: { entries: { 'x-delay': -1500 } } } },
    },
    { expect: 'basic.deliver', with: { deliveryTag: 2 }, content: { body: 'later' } },
  ],
};
