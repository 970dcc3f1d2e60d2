/** No queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Fetching from the name of a requester is refused with 404',
  rule: 'rabbitmq.reply-to:no-queue',
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
      content: { body: 'request', properties: { replyTo: { startsWith: 'amq.rabbitmq.reply-to.' } } },
      saveProperties: { replyTo: '$reply' },
    },
    { send: 'basic.get', with: { queue: '$reply' } },
    { expectChannelError: 404, method: 'basic.get' },
  ],
};
