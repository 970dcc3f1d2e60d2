/** Transient means until the server ends. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A transient queue is gone after a restart',
  rule: 'queue.declare.durable:transient',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { send: 'queue.declare', with: { queue: '$q', passive: true } },
    { expectChannelError: 404, text: "NOT_FOUND - no queue '$q' in vhost '$vhost'", method: 'queue.declare' },
  ],
};
