/** Arrays keep their values and types. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A header that is an array comes through',
  rule: 'rabbitmq.field-table:letters',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { headers: { h: [1, 'two', false, null, [3], { four: 4 }] } } },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { headers: { h: [1, 'two', false, null, [3], { four: 4 }] } } },
  ],
};
