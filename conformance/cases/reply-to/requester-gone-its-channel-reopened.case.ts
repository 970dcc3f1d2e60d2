/** A name is not used again. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A reply to a channel that was closed is not delivered to the one opened after it',
  rule: 'rabbitmq.reply-to:requester-gone',
  needs: ['direct_reply_to'],
  steps: [
    { openChannel: 'other' },
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
    { closeChannel: 'main' },
    { openChannel: 'main', number: 1 },
    { call: 'basic.consume', with: { queue: 'amq.rabbitmq.reply-to', consumerTag: 'replies', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$reply' },
      content: { body: 'reply', properties: { correlationId: 'c1' } },
      on: 'other',
    },
    { expectNothingForMs: 150 },
  ],
};
