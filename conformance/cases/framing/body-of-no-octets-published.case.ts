/** A message without a body is complete with its header. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A content of body size 0 is published without a body frame',
  rule: 'framing:empty-body',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { repeat: 2, steps: [{ send: 'basic.publish', with: { routingKey: '$q' }, content: { body: '', frames: [] } }] },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 1 }, content: { body: '' } },
  ],
};
