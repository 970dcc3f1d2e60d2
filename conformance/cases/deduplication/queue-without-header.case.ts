/** Nothing to compare. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue that drops duplicates takes every message without x-deduplication-header',
  rule: 'rabbitmq.deduplication:without-header',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-message-deduplication': true } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'same' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'same' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 1 }, content: { body: 'same' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'same' } },
  ],
};
