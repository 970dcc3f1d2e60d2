/** An array, or nothing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A header CC that is a longstr closes the channel with 406',
  rule: 'rabbitmq.sender-selected:lists-of-text',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'hello', properties: { headers: { CC: '$q' } } },
    },
    {
      expectChannelError: 406,
      method: 'basic.publish',
      text: 'PRECONDITION_FAILED - invalid message: {unacceptable_type_in_header,"CC",longstr}',
    },
  ],
};
