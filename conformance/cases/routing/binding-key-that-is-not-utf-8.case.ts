/** U+DCFF stands for the octet 0xFF, which is in no UTF-8. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A binding key that is not UTF-8 is a connection error 501',
  rule: 'rabbitmq.routing:binding-keys-are-utf-8',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'a\udcff' } },
    { expectConnectionError: 501, text: 'FRAME_ERROR - Malformed UTF-8 in shortstr' },
  ],
};
