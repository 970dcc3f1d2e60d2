/** Answers are for servers to give. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A client that sends queue.declare-ok has its connection closed with 503',
  rule: 'rabbitmq.channel:server-methods-refused',
  steps: [
    { send: 'queue.declare-ok', with: { queue: '$q' } },
    { expectConnectionError: 503, text: { startsWith: 'COMMAND_INVALID - ' }, method: 'queue.declare-ok' },
  ],
};
