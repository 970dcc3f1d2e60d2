/** Two messages, frame by frame in turns. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Contents whose frames alternate on two channels both come through whole',
  rule: 'framing:channels-interleave',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$one' } },
    { call: 'queue.declare', with: { queue: '$two' } },
    { sendFrame: { type: 1, payload: [{ method: 'basic.publish', with: { routingKey: '$one' } }] } },
    { sendFrame: { type: 1, channel: 'second', payload: [{ method: 'basic.publish', with: { routingKey: '$two' } }] } },
    { sendFrame: { type: 2, payload: [{ short: 60 }, { short: 0 }, { longlong: 6 }, { short: 0 }] } },
    {
      sendFrame: {
        type: 2,
        channel: 'second',
        payload: [{ short: 60 }, { short: 0 }, { longlong: 6 }, { short: 0x8000 }, { shortstr: 'text/b' }],
      },
    },
    { sendFrame: { type: 3, channel: 'second', payload: ['BBB'] } },
    { sendFrame: { type: 3, payload: ['AAA'] } },
    { sendFrame: { type: 3, channel: 'second', payload: ['bbb'] } },
    { sendFrame: { type: 3, payload: ['aaa'] } },
    { send: 'basic.get', with: { queue: '$one', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'AAAaaa', without: ['contentType'] } },
    { send: 'basic.get', with: { queue: '$two', noAck: true }, on: 'second' },
    { expect: 'basic.get-ok', content: { properties: { contentType: 'text/b' }, body: 'BBBbbb' }, on: 'second' },
  ],
};
