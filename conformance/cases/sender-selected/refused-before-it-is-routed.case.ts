/** No half of a message. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message with a wrong BCC reaches no queue',
  rule: 'rabbitmq.sender-selected:lists-of-text',
  steps: [
    { openChannel: 'other' },
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'hello', properties: { headers: { CC: ['$q'], BCC: 5 } } },
    },
    { expectChannelError: 406 },
    { send: 'basic.get', with: { queue: '$q' }, on: 'other' },
    { expect: 'basic.get-empty', on: 'other' },
  ],
};
