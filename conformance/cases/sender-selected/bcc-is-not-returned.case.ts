/** Nobody may know. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A mandatory message that no key leads to a queue is returned, without its header BCC',
  rule: 'rabbitmq.sender-selected:blind-copies',
  steps: [
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$never', mandatory: true },
      content: { body: 'hello', properties: { headers: { CC: ['$no1'], BCC: ['$no2'], n: 7 } } },
    },
    {
      expect: 'basic.return',
      with: { replyCode: 312, routingKey: '$never' },
      content: { body: 'hello', withoutHeaders: ['BCC'], headers: { CC: ['$no1'], n: 7 } },
    },
  ],
};
