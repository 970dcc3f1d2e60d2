/** What is not there cannot be bound. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Binding a queue that does not exist closes the channel with 404',
  rule: 'queue.bind.queue:must-exist',
  steps: [
    { send: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key' } },
    { expectChannelError: 404, text: "NOT_FOUND - no queue '$q' in vhost '$vhost'", method: 'queue.bind' },
  ],
};
