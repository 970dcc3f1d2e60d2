/** What stands behind the header stays whole. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A large body comes whole when header BCC is taken out',
  rule: 'rabbitmq.sender-selected:blind-copies',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$a' },
      content: { body: { size: 300_000, of: 'abc' }, properties: { headers: { BCC: ['$b'], n: 7 } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    {
      expect: 'basic.get-ok',
      content: { body: { size: 300_000, of: 'abc' }, withoutHeaders: ['BCC'], headers: { n: 7 } },
    },
  ],
};
