/** queue.declare-ok is for clients to hear. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An answer that only servers give is a connection error 503',
  rule: 'rabbitmq.channel:method-of-servers',
  steps: [
    { send: 'queue.declare-ok', with: { queue: '$q' } },
    { expectConnectionError: 503, text: { startsWith: 'COMMAND_INVALID - ' }, method: 'queue.declare-ok' },
  ],
};
