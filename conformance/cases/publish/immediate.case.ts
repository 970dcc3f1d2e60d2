/** It is not offered. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Publishing with immediate closes the connection with 540',
  rule: 'rabbitmq.publish:immediate-refused',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q', immediate: true }, content: { body: 'a' } },
    { expectConnectionError: 540, method: 'basic.publish', text: 'NOT_IMPLEMENTED - immediate=true' },
  ],
};
