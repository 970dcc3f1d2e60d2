/** The rule of the specification. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message of priority 9 overtakes one of priority 0 in every queue',
  rule: 'basic:06',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'low', properties: { priority: 0 } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'high', properties: { priority: 9 } },
    },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't', noAck: true }, answer: { consumerTag: 't' } },
    { expect: 'basic.deliver', with: {}, content: { body: 'high' } },
    { expect: 'basic.deliver', with: {}, content: { body: 'low' } },
  ],
};
