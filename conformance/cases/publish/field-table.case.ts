/** Tables keep their values and types. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A header that is a table comes through',
  rule: 'rabbitmq.field-table:letters',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { headers: { h: { a: 1, b: { c: 'd' } } } } },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { headers: { h: { a: 1, b: { c: 'd' } } } } },
  ],
};
