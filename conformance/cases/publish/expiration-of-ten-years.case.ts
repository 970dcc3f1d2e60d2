/** Milliseconds, and nothing else. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An expiration of ten years is taken',
  rule: 'rabbitmq.publish:expiration',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'hello', properties: { expiration: '315360000000' } },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { properties: { expiration: '315360000000' } } },
  ],
};
