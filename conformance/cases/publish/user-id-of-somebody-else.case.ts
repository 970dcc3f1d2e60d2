/** A consumer may trust it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message with the user-id of somebody else closes the channel with 406',
  rule: 'rabbitmq.publish:user-id',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { userId: 'somebody' } },
    },
    {
      expectChannelError: 406,
      method: 'basic.publish',
      text: "PRECONDITION_FAILED - user_id property set to 'somebody' but authenticated user was '$user'",
    },
  ],
};
