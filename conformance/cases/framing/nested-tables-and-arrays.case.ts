/** Tables in arrays in tables. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Nested field tables and arrays come through as they were sent',
  rule: 'framing:field-table-nesting',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { routingKey: '$q' },
      content: {
        properties: {
          headers: {
            table: { inner: { innermost: [1, 'two', [3.5, null], { four: true }] }, empty: {} },
            array: [[], [[['deep']]], { in: { an: { array: ['x'] } } }],
          },
        },
      },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    {
      expect: 'basic.get-ok',
      content: {
        headers: {
          table: { inner: { innermost: [1, 'two', [3.5, null], { four: true }] }, empty: {} },
          array: [[], [[['deep']]], { in: { an: { array: ['x'] } } }],
        },
      },
    },
  ],
};
