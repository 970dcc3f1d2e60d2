/** It was first when nothing higher was there. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A requeued message is behind those of a higher priority that came meanwhile',
  rule: 'rabbitmq.priority:requeue-keeps-the-place',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-priority': 5 } } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'low', properties: { priority: 1 } },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { deliveryTag: 1 }, content: { body: 'low' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'high', properties: { priority: 5 } },
    },
    { send: 'basic.nack', with: { deliveryTag: 1, requeue: true } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { redelivered: false }, content: { body: 'high' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { redelivered: true }, content: { body: 'low' } },
  ],
};
