/** The property is the publisher's. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message whose priority counts as less is delivered with the priority that it was published with',
  rule: 'rabbitmq.priority:above-the-maximum',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-priority': 3 } } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'm', properties: { priority: 200 } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'm', properties: { priority: 200 } } },
  ],
};
