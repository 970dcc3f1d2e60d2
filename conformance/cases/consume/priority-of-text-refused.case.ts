/** Only integers can be compared. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A priority that is a text closes the channel with 406',
  rule: 'rabbitmq.consume:priority-integer',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.consume', with: { queue: '$q', arguments: { 'x-priority': '5' } } },
    {
      expectChannelError: 406,
      method: 'basic.consume',
      text: `PRECONDITION_FAILED - invalid arg 'x-priority' for queue '$q' in vhost '$vhost': "expected integer, got longstr"`,
    },
  ],
};
