/** There is nothing that the empty name could stand for. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Unbinding the empty queue name on a channel that declared none closes it with 404',
  rule: 'queue.unbind.queue:queue-known',
  steps: [
    { send: 'queue.unbind', with: { queue: '', exchange: 'amq.direct', routingKey: '$key' } },
    { expectChannelError: 404, text: 'NOT_FOUND - no previously declared queue', method: 'queue.unbind' },
  ],
};
