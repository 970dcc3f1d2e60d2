/** A field value keeps its type. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A header of type x (bytes) comes through octet for octet',
  rule: 'rabbitmq.field-table:letters',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { headers: { h: { type: 'x', value: '\u0000ÿ' } } } },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { headers: { h: { type: 'x', value: '\u0000ÿ' } } } },
  ],
};
