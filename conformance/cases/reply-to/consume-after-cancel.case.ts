/** One at a time. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A channel can consume replies again after it cancelled',
  rule: 'rabbitmq.reply-to:consume',
  needs: ['direct_reply_to'],
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: 'amq.rabbitmq.reply-to', consumerTag: 'replies', noAck: true } },
    { call: 'basic.cancel', with: { consumerTag: 'replies' } },
    { call: 'basic.consume', with: { queue: 'amq.rabbitmq.reply-to', consumerTag: 'again', noAck: true } },
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
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$reply' },
      content: { body: 'reply', properties: { correlationId: 'c1' } },
    },
    {
      expect: 'basic.deliver',
      with: { consumerTag: 'again', redelivered: false, exchange: '', routingKey: '$reply' },
      content: { body: 'reply', properties: { correlationId: 'c1' } },
    },
  ],
};
