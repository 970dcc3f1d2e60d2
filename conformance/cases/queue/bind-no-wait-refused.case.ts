/** no-wait drops the answer, not the error. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A bind with no-wait that fails closes the channel as without',
  rule: 'queue:no-wait',
  steps: [
    { send: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key', noWait: true } },
    { expectChannelError: 404, text: "NOT_FOUND - no queue '$q' in vhost '$vhost'", method: 'queue.bind' },
  ],
};
