/** Milliseconds, and nothing else. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An expiration of letters closes the channel with 406',
  rule: 'rabbitmq.publish:expiration',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'hello', properties: { expiration: 'abc' } },
    },
    {
      expectChannelError: 406,
      method: 'basic.publish',
      text: "PRECONDITION_FAILED - invalid expiration 'abc': no_integer",
    },
  ],
};
