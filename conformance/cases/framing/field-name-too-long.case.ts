/** A field name has at most 128 characters. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A field name of 129 characters closes the connection with 503',
  rule: 'framing:field-name-length',
  steps: [
    {
      send: 'queue.declare',
      with: {
        queue: '$q',
        arguments: {
          n01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678912345678: true,
        },
      },
    },
    { expectConnectionError: 503, text: { startsWith: 'COMMAND_INVALID - ' }, method: 'queue.declare' },
  ],
};
