/** Milliseconds, and nothing else. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An expiration with leading zeros is taken, and delivered as it is',
  rule: 'rabbitmq.publish:expiration',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'hello', properties: { expiration: '0060000' } },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { properties: { expiration: '0060000' } } },
  ],
};
