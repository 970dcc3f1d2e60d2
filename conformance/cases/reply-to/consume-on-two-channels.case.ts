/** Each has its own. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Two channels consume replies, and each gets its own',
  rule: 'rabbitmq.reply-to:delivered',
  needs: ['direct_reply_to'],
  steps: [
    { openChannel: 'other' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: 'amq.rabbitmq.reply-to', consumerTag: 'replies', noAck: true } },
    {
      call: 'basic.consume',
      with: { queue: 'amq.rabbitmq.reply-to', consumerTag: 'replies', noAck: true },
      on: 'other',
    },
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
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'request', properties: { replyTo: 'amq.rabbitmq.reply-to', correlationId: 'c1' } },
      on: 'other',
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true }, on: 'other' },
    {
      expect: 'basic.get-ok',
      content: { body: 'request', properties: { replyTo: { startsWith: 'amq.rabbitmq.reply-to.' } } },
      saveProperties: { replyTo: '$second' },
      on: 'other',
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$second' },
      content: { body: 'second', properties: { correlationId: 'c1' } },
    },
    {
      expect: 'basic.deliver',
      with: { consumerTag: 'replies', redelivered: false, exchange: '', routingKey: '$second' },
      content: { body: 'second', properties: { correlationId: 'c1' } },
      on: 'other',
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$reply' },
      content: { body: 'first', properties: { correlationId: 'c1' } },
    },
    {
      expect: 'basic.deliver',
      with: { consumerTag: 'replies', redelivered: false, exchange: '', routingKey: '$reply' },
      content: { body: 'first', properties: { correlationId: 'c1' } },
    },
  ],
};
