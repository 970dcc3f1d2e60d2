/** A hundred body frames of one octet. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A body that comes octet by octet is one body to the consumer',
  rule: 'framing:body-split',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { sendFrame: { type: 1, payload: [{ method: 'basic.publish', with: { routingKey: '$q' } }] } },
    { sendFrame: { type: 2, payload: [{ short: 60 }, { short: 0 }, { longlong: 200 }, { short: 0 }] } },
    { repeat: 100, steps: [{ sendFrame: { type: 3, payload: ['a'] } }, { sendFrame: { type: 3, payload: ['b'] } }] },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: { size: 200 } } },
  ],
};
