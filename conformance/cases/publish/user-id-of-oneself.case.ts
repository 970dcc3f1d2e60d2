/** A consumer may trust it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message with the user-id of its own publisher is delivered with it',
  rule: 'rabbitmq.publish:user-id',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { userId: '$user' } },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a', properties: { userId: '$user' } } },
  ],
};
