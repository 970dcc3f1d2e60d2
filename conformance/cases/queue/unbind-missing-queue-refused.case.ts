/** The specification wants to hear of a queue that is not there. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Unbinding a queue that does not exist closes the channel with 404',
  rule: 'queue.unbind.queue:must-exist',
  steps: [
    { send: 'queue.unbind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key' } },
    { expectChannelError: 404, method: 'queue.unbind' },
  ],
};
