/** A queue's own name. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A reply-to that only begins as the special name is delivered as it is',
  rule: 'rabbitmq.reply-to:rewritten',
  needs: ['direct_reply_to'],
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: 'amq.rabbitmq.reply-to', consumerTag: 'replies', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { properties: { replyTo: 'amq.rabbitmq.reply-tos' } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { properties: { replyTo: 'amq.rabbitmq.reply-tos' } } },
  ],
};
