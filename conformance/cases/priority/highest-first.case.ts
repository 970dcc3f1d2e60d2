/** What matters more comes first. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Of the messages that wait, those of the highest priority are delivered first',
  rule: 'rabbitmq.priority:highest-first',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-priority': 10 } } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'low', properties: { priority: 1 } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'high', properties: { priority: 9 } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'middle', properties: { priority: 5 } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 2 }, content: { body: 'high' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 1 }, content: { body: 'middle' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 0 }, content: { body: 'low' } },
  ],
};
