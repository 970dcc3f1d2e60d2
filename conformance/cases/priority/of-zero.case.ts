/** One priority is none. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With x-max-priority 0 messages are delivered in the order in which they were published',
  rule: 'rabbitmq.priority:above-the-maximum',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-priority': 0 } } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '1', properties: { priority: 0 } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '2', properties: { priority: 9 } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '3', properties: { priority: 1 } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '1' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '2' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '3' } },
  ],
};
