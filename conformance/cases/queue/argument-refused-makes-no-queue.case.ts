/** Nothing is half made. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare that is refused for an argument leaves no queue behind',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    { openChannel: 'second' },
    {
      send: 'queue.declare',
      with: { queue: '$q', durable: true, arguments: { 'x-expires': 60000, 'x-max-length': -1 } },
      on: 'second',
    },
    { expectChannelError: 406, on: 'second' },
    { send: 'queue.declare', with: { queue: '$q', passive: true } },
    { expectChannelError: 404, text: "NOT_FOUND - no queue '$q' in vhost '$vhost'", method: 'queue.declare' },
  ],
};
