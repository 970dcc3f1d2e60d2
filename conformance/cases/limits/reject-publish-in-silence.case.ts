/** Nobody asked. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Without confirms a message that a full queue refuses is gone without a word',
  rule: 'rabbitmq.limit:reject-publish-in-silence',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 1, 'x-overflow': 'reject-publish' } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 0 }, content: { body: '1' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
