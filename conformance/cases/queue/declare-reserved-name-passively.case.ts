/** A reserved name may be asked for: what is missing is not found, not refused. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A passive declare of a name that begins with "amq." is answered as for any other name',
  rule: 'queue.declare.queue:reserved',
  steps: [
    { call: 'queue.declare', with: { queue: '', exclusive: true }, save: { queue: '$made' } },
    { call: 'queue.declare', with: { queue: '$made', passive: true }, answer: { queue: '$made' } },
    { send: 'queue.declare', with: { queue: 'amq.conformance', passive: true } },
    {
      expectChannelError: 404,
      text: "NOT_FOUND - no queue 'amq.conformance' in vhost '$vhost'",
      method: 'queue.declare',
    },
  ],
};
