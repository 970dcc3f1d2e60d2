/** Once, however many queues. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message to several queues is confirmed once',
  rule: 'rabbitmq.confirm:once-each',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$x', routingKey: '' } },
    { call: 'queue.bind', with: { queue: '$b', exchange: '$x', routingKey: '' } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'k' }, content: { body: 'm' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { expectNothingForMs: 150 },
  ],
};
