/** A commit counts as it publishes. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What a commit publishes over the limit drops the oldest',
  rule: 'rabbitmq.limit:drop-head',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 2 } } },
    { call: 'tx.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { call: 'tx.commit' },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 1 }, content: { body: '2' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '3' } },
  ],
};
