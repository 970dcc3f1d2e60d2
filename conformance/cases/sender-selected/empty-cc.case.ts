/** No key is no mistake. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An empty CC changes nothing',
  rule: 'rabbitmq.sender-selected:lists-of-text',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$a' },
      content: { body: 'hello', properties: { headers: { CC: [], BCC: [] } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
  ],
};
