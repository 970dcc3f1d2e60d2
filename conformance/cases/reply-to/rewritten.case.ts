/** The requester has a name. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The reply-to of a request is delivered as a name that begins as it',
  rule: 'rabbitmq.reply-to:rewritten',
  needs: ['direct_reply_to'],
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: 'amq.rabbitmq.reply-to', consumerTag: 'replies', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'request', properties: { replyTo: 'amq.rabbitmq.reply-to', correlationId: 'c1' } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    {
      expect: 'basic.get-ok',
      content: {
        body: 'request',
        properties: { correlationId: 'c1', replyTo: { startsWith: 'amq.rabbitmq.reply-to.' } },
      },
    },
  ],
};
