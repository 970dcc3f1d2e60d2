/** All other bytes stay. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A request keeps all but its reply-to',
  rule: 'rabbitmq.reply-to:rewritten',
  needs: ['direct_reply_to'],
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: 'amq.rabbitmq.reply-to', consumerTag: 'replies', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: {
        body: { size: 200_000, of: 'abc' },
        properties: {
          contentType: 'text/plain',
          headers: { n: 7, BCC: ['$never'], s: 'text' },
          deliveryMode: 1,
          priority: 3,
          correlationId: 'c',
          replyTo: 'amq.rabbitmq.reply-to',
          expiration: '60000',
          messageId: 'm',
          timestamp: 1700000000,
          type: 't',
          userId: '$user',
          appId: 'a',
        },
      },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    {
      expect: 'basic.get-ok',
      content: {
        body: { size: 200_000, of: 'abc' },
        headers: { n: 7, s: 'text' },
        withoutHeaders: ['BCC'],
        without: ['contentEncoding', 'clusterId'],
        properties: {
          contentType: 'text/plain',
          deliveryMode: 1,
          priority: 3,
          correlationId: 'c',
          replyTo: { startsWith: 'amq.rabbitmq.reply-to.' },
          expiration: '60000',
          messageId: 'm',
          timestamp: 1700000000,
          type: 't',
          userId: '$user',
          appId: 'a',
        },
      },
    },
  ],
};
