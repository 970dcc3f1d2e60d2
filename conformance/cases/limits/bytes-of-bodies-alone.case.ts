/** Properties are not counted. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Properties and headers do not count against x-max-length-bytes',
  rule: 'rabbitmq.limit:bytes',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length-bytes': 4 } } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: {
        body: '1234',
        properties: { messageId: 'a message id of some length', headers: { name: 'a header of some length' } },
      },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '1234' } },
  ],
};
