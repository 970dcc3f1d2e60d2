/** A property comes through. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The property timestamp comes through, and no other appears',
  rule: 'framing:property-flags',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { timestamp: 1700000000 } },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    {
      expect: 'basic.get-ok',
      content: {
        properties: { timestamp: 1700000000 },
        without: [
          'contentType',
          'contentEncoding',
          'deliveryMode',
          'priority',
          'correlationId',
          'replyTo',
          'expiration',
          'messageId',
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
