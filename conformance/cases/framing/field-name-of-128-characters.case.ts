/** The longest field name that the specification knows. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A field name of 128 characters comes through',
  rule: 'framing:field-name-length',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { routingKey: '$q' },
      content: {
        properties: {
          headers: {
            n0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567891234567:
              'x',
          },
        },
      },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    {
      expect: 'basic.get-ok',
      content: {
        headers: {
          n0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567891234567:
            'x',
        },
      },
    },
  ],
};
