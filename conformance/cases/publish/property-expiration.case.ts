/** A property comes through. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The property expiration comes through, and no other appears',
  rule: 'framing:property-flags',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { expiration: '60000' } },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    {
      expect: 'basic.get-ok',
      content: {
        properties: { expiration: '60000' },
        without: [
          'contentType',
          'contentEncoding',
          'deliveryMode',
          'priority',
          'correlationId',
          'replyTo',
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
