/** What a consumer says of itself is looked at first. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A consumer of bad priority is refused for that where another one is exclusive',
  rule: 'rabbitmq.consume:priority-integer',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 't', exclusive: true },
      answer: { consumerTag: 't' },
      on: 'second',
    },
    { send: 'basic.consume', with: { queue: '$q', arguments: { 'x-priority': 'high' } } },
    {
      expectChannelError: 406,
      method: 'basic.consume',
      text: `PRECONDITION_FAILED - invalid arg 'x-priority' for queue '$q' in vhost '$vhost': "expected integer, got longstr"`,
    },
  ],
};
