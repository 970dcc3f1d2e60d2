/** What the default is called. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'x-overflow "drop-head" is what a queue does without x-overflow',
  rule: 'rabbitmq.limit:drop-head',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 1, 'x-overflow': 'drop-head' } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 0 }, content: { body: '2' } },
  ],
};
