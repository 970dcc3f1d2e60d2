/** Other channels go on while a content comes slowly. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A method on one channel is answered while a content on another is incomplete',
  rule: 'framing:channels-interleave',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { sendFrame: { type: 1, payload: [{ method: 'basic.publish', with: { routingKey: '$q' } }] } },
    { sendFrame: { type: 2, payload: [{ short: 60 }, { short: 0 }, { longlong: 5 }, { short: 0 }] } },
    { sendFrame: { type: 3, payload: ['hel'] } },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 }, on: 'second' },
    { sendFrame: { type: 3, payload: ['lo'] } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
  ],
};
