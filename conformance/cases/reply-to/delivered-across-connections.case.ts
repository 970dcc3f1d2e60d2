/** The responder is somebody else. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A reply that is published on another connection is delivered',
  rule: 'rabbitmq.reply-to:delivered',
  needs: ['direct_reply_to'],
  steps: [
    { openConnection: 'responder' },
    { openChannel: 'other', connection: 'responder' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: 'amq.rabbitmq.reply-to', consumerTag: 'replies', noAck: true } },
    { call: 'confirm.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'request', properties: { replyTo: 'amq.rabbitmq.reply-to', correlationId: 'c1' } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true }, on: 'other' },
    {
      expect: 'basic.get-ok',
      content: { body: 'request', properties: { replyTo: { startsWith: 'amq.rabbitmq.reply-to.' } } },
      saveProperties: { replyTo: '$reply' },
      on: 'other',
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$reply' },
      content: { body: 'reply', properties: { correlationId: 'c1' } },
      on: 'other',
    },
    {
      expect: 'basic.deliver',
      with: { consumerTag: 'replies', redelivered: false, exchange: '', routingKey: '$reply' },
      content: { body: 'reply', properties: { correlationId: 'c1' } },
    },
  ],
};
