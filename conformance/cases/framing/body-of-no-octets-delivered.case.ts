/** The header is followed by the next method at once. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A content of body size 0 is delivered without a body frame',
  rule: 'framing:empty-body',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { repeat: 2, steps: [{ send: 'basic.publish', with: { routingKey: '$q' } }] },
    {
      expectBytes: [
        {
          frame: {
            type: 1,
            channel: 1,
            payload: [{ method: 'basic.deliver', with: { consumerTag: 'reader', deliveryTag: 1, routingKey: '$q' } }],
          },
        },
        { frame: { type: 2, channel: 1, payload: [{ short: 60 }, { short: 0 }, { longlong: 0 }, { short: 0 }] } },
        {
          frame: {
            type: 1,
            channel: 1,
            payload: [{ method: 'basic.deliver', with: { consumerTag: 'reader', deliveryTag: 2, routingKey: '$q' } }],
          },
        },
        { frame: { type: 2, channel: 1, payload: [{ short: 60 }, { short: 0 }, { longlong: 0 }, { short: 0 }] } },
      ],
    },
  ],
};
