/** A count is over all priorities. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The counts of a queue are those of all priorities together',
  rule: 'rabbitmq.priority:counts-all',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-priority': 3 } } },
    { call: 'confirm.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '1', properties: { priority: 0 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '2', properties: { priority: 1 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '3', properties: { priority: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 3 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '4', properties: { priority: 3 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 4 } },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 4 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 3 }, content: { body: '4' } },
    { call: 'queue.purge', with: { queue: '$q' }, answer: { messageCount: 3 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
