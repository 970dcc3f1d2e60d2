/** The first one is there. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue drops a message whose x-deduplication-header one of its messages has',
  rule: 'rabbitmq.deduplication:queue',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-message-deduplication': true } } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '1', properties: { headers: { 'x-deduplication-header': 'a' } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '2', properties: { headers: { 'x-deduplication-header': 'a' } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '3', properties: { headers: { 'x-deduplication-header': 'b' } } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 1 }, content: { body: '1' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 0 }, content: { body: '3' } },
  ],
};
