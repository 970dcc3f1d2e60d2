/** A property comes through. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The property reply-to comes through, and no other appears',
  rule: 'framing:property-flags',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { replyTo: 'answers' } },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    {
      expect: 'basic.get-ok',
      content: {
        properties: { replyTo: 'answers' },
        without: [
          'contentType',
          'contentEncoding',
          'deliveryMode',
          'priority',
          'correlationId',
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
