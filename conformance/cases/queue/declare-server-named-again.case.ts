/** A name that the broker made is reserved, even for its owner. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Declaring a server-named queue again by its name closes the channel with 403',
  rule: 'rabbitmq.queue:generated-name-not-redeclared',
  steps: [
    { call: 'queue.declare', with: { queue: '', exclusive: true }, save: { queue: '$made' } },
    { send: 'queue.declare', with: { queue: '$made', exclusive: true } },
    {
      expectChannelError: 403,
      text: "ACCESS_REFUSED - queue name '$made' contains reserved prefix 'amq.*'",
      method: 'queue.declare',
    },
  ],
};
