/** Flags for content-type, delivery-mode and app-id, and their three values. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A content header holds the properties that its flags name, and no other',
  rule: 'framing:property-flags',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { sendFrame: { type: 1, payload: [{ method: 'basic.publish', with: { routingKey: '$q' } }] } },
    {
      sendFrame: {
        type: 2,
        payload: [
          { short: 60 },
          { short: 0 },
          { longlong: 0 },
          { short: 0x9008 },
          { shortstr: 'text/x' },
          2,
          { shortstr: 'me' },
        ],
      },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    {
      expect: 'basic.get-ok',
      content: {
        properties: { contentType: 'text/x', deliveryMode: 2, appId: 'me' },
        without: [
          'contentEncoding',
          'headers',
          'priority',
          'correlationId',
          'replyTo',
          'expiration',
          'messageId',
          'timestamp',
          'type',
          'userId',
          'clusterId',
        ],
      },
    },
  ],
};
