/** Nobody asks for it, and it is gone. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue that was unused for as long as its x-expires is deleted',
  rule: 'rabbitmq.expires:unused',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-expires': 200 } } },
    { openChannel: 'probe' },
    { call: 'confirm.select', on: 'probe' },
    {
      eventually: [
        {
          send: 'basic.publish',
          with: { exchange: '', routingKey: '$q', mandatory: true },
          content: { body: 'probe' },
          on: 'probe',
        },
        { expect: 'basic.return', with: { replyCode: 312 }, on: 'probe' },
      ],
    },
    { send: 'queue.declare', with: { queue: '$q', passive: true } },
    { expectChannelError: 404, text: "NOT_FOUND - no queue '$q' in vhost '$vhost'", method: 'queue.declare' },
  ],
};
