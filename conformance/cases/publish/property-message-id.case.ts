/** A property comes through. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The property message-id comes through, and no other appears',
  rule: 'framing:property-flags',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { messageId: 'm-1' } },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    {
      expect: 'basic.get-ok',
      content: {
        properties: { messageId: 'm-1' },
        without: [
          'contentType',
          'contentEncoding',
          'deliveryMode',
          'priority',
          'correlationId',
          'replyTo',
          'expiration',
          'timestamp',
          'type',
          'userId',
          'appId',
          'clusterId',
          'headers',
        ],
      },
    },
  ],
};
