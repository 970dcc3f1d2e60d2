/** There is nothing that the empty name could stand for. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Consuming from the empty queue name on a channel that declared none closes it with 404',
  rule: 'rabbitmq.queue:last-declared-get-and-consume',
  steps: [
    { send: 'basic.consume', with: { queue: '' } },
    { expectChannelError: 404, text: 'NOT_FOUND - no previously declared queue', method: 'basic.consume' },
  ],
};
