/** Header and body frames, octet for octet. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The body size of a delivery is that of the body frame behind it',
  rule: 'framing:body-size',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { routingKey: '$q' }, content: { body: 'hello', frames: [2, 3] } },
    {
      expectBytes: [
        {
          frame: {
            type: 1,
            channel: 1,
            payload: [{ method: 'basic.deliver', with: { consumerTag: 'reader', deliveryTag: 1, routingKey: '$q' } }],
          },
        },
        { frame: { type: 2, channel: 1, payload: [{ short: 60 }, { short: 0 }, { longlong: 5 }, { short: 0 }] } },
        { frame: { type: 3, channel: 1, payload: ['hello'] } },
      ],
    },
  ],
};
