/** A property comes through. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The property content-type comes through, and no other appears',
  rule: 'framing:property-flags',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { contentType: 'text/plain' } },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    {
      expect: 'basic.get-ok',
      content: {
        properties: { contentType: 'text/plain' },
        without: [
          'contentEncoding',
          'deliveryMode',
          'priority',
          'correlationId',
          'replyTo',
          'expiration',
          'messageId',
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
