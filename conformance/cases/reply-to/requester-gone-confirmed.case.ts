/** It is dropped, and that is all. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A reply to a requester that is gone is confirmed',
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
    { call: 'confirm.select', on: 'other' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$reply' },
      content: { body: 'reply', properties: { correlationId: 'c1' } },
      on: 'other',
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 }, on: 'other' },
  ],
};
