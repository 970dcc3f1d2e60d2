/** Twenty arrays, one in the other. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Arrays that are nested twenty deep come through as they were sent',
  rule: 'framing:field-table-nesting',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { routingKey: '$q' },
      content: { properties: { headers: { deep: [[[[[[[[[[[[[[[[[[[['x']]]]]]]]]]]]]]]]]]]] } } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { headers: { deep: [[[[[[[[[[[[[[[[[[[['x']]]]]]]]]]]]]]]]]]]] } } },
  ],
};
