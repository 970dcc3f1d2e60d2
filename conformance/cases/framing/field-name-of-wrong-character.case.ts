/** A digit may follow in a field name, not begin it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A field name that begins with a digit closes the connection with 503',
  rule: 'framing:field-name-characters',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { '1st': true } } },
    { expectConnectionError: 503, text: { startsWith: 'COMMAND_INVALID - ' }, method: 'queue.declare' },
  ],
};
