/** A message that is out with a client is not in the queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With if-empty, a queue whose only message waits to be settled is deleted',
  rule: 'rabbitmq.queue:delete-if-empty-ignores-unacked',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok' },
    { call: 'queue.delete', with: { queue: '$q', ifEmpty: true }, answer: { messageCount: 0 } },
    { send: 'queue.declare', with: { queue: '$q', passive: true } },
    { expectChannelError: 404 },
  ],
};
