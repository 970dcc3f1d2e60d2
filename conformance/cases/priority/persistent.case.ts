/** Durable ones have the same order. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Persistent messages of a durable queue are delivered by priority, with transient ones between',
  rule: 'rabbitmq.priority:highest-first',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true, arguments: { 'x-max-priority': 5 } } },
    { call: 'confirm.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '1', properties: { priority: 1, deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '2', properties: { priority: 5, deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '3', properties: { priority: 3 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 3 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '2' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '3' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '1' } },
  ],
};
