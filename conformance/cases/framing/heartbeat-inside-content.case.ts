/** Channel 0 has its own order of frames. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A heartbeat between the frames of a content does not disturb it',
  rule: 'framing:heartbeat-taken',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { sendFrame: { type: 1, payload: [{ method: 'basic.publish', with: { routingKey: '$q' } }] } },
    { sendFrame: { type: 8, channel: 0, payload: [] }, connection: 'main' },
    { sendFrame: { type: 2, payload: [{ short: 60 }, { short: 0 }, { longlong: 5 }, { short: 0 }] } },
    { sendFrame: { type: 8, channel: 0, payload: [] }, connection: 'main' },
    { sendFrame: { type: 3, payload: ['he'] } },
    { sendFrame: { type: 8, channel: 0, payload: [] }, connection: 'main' },
    { sendFrame: { type: 3, payload: ['llo'] } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
  ],
};
