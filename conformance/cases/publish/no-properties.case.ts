/** Nothing is added. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message without properties is delivered without any',
  rule: 'framing:content-untouched',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    {
      expect: 'basic.get-ok',
      content: {
        body: 'a',
        without: [
          'contentType',
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
