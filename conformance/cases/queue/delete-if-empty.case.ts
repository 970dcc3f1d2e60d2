/** if-empty asks for messages, not for consumers. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With if-empty, a queue that has a consumer and no message is deleted',
  rule: 'queue.delete.if-empty:not-empty',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q' }, on: 'second' },
    { call: 'queue.delete', with: { queue: '$q', ifEmpty: true }, answer: { messageCount: 0 } },
    { send: 'queue.declare', with: { queue: '$q', passive: true } },
    { expectChannelError: 404 },
  ],
};
