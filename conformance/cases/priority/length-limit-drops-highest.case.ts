/** The head is what would be delivered next. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A full queue with priorities drops its head, which is its oldest message of the highest priority',
  rule: 'rabbitmq.priority:length-limit-drops-head',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-priority': 5, 'x-max-length': 2 } } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'high', properties: { priority: 5 } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '1', properties: { priority: 1 } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '2', properties: { priority: 1 } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 1 }, content: { body: '1' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '2' } },
  ],
};
