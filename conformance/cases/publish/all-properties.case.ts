/** All properties come through. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'All properties together come through',
  rule: 'framing:content-untouched',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: {
        body: 'a',
        properties: {
          contentType: 'text/plain',
          contentEncoding: 'gzip',
          deliveryMode: 2,
          priority: 5,
          correlationId: 'c-1',
          replyTo: 'answers',
          expiration: '60000',
          messageId: 'm-1',
          timestamp: 1700000000,
          type: 'greeting',
          userId: '$user',
          appId: 'suite',
          clusterId: 'old',
          headers: { n: 1 },
        },
      },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    {
      expect: 'basic.get-ok',
      content: {
        properties: {
          contentType: 'text/plain',
          contentEncoding: 'gzip',
          deliveryMode: 2,
          priority: 5,
          correlationId: 'c-1',
          replyTo: 'answers',
          expiration: '60000',
          messageId: 'm-1',
          timestamp: 1700000000,
          type: 'greeting',
          userId: '$user',
          appId: 'suite',
          clusterId: 'old',
        },
        headers: { n: 1 },
      },
    },
  ],
};
