/** The header frame, octet for octet. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The content header of a delivery has weight 0',
  rule: 'framing:weight',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { routingKey: '$q' } },
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
      ],
    },
  ],
};
