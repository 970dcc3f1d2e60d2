/** Nobody may know. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message with no header but BCC has none when it is delivered',
  rule: 'rabbitmq.sender-selected:blind-copies',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$never' },
      content: { body: 'hello', properties: { headers: { BCC: ['$a'] } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello', withoutHeaders: ['BCC'] } },
  ],
};
