/** Once, however durable the queues. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A persistent message to a durable and a transient queue is confirmed once',
  rule: 'rabbitmq.confirm:once-each',
  steps: [
    { call: 'queue.declare', with: { queue: '$a', durable: true } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$x', routingKey: '' } },
    { call: 'queue.bind', with: { queue: '$b', exchange: '$x', routingKey: '' } },
    { call: 'confirm.select' },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: 'm', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { expectNothingForMs: 150 },
  ],
};
