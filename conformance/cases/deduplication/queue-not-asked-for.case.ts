/** A header alone does nothing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue without x-message-deduplication takes duplicates',
  rule: 'rabbitmq.deduplication:queue',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
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
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 1 }, content: { body: '1' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '2' } },
  ],
};
