/** A worker asks another. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: "A reply is delivered though the channel's prefetch limit is reached",
  rule: 'rabbitmq.reply-to:delivered',
  needs: ['direct_reply_to'],
  steps: [
    { call: 'basic.qos', with: { prefetchCount: 1, global: true } },
    { call: 'queue.declare', with: { queue: '$w' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$w' } },
    { call: 'basic.consume', with: { queue: '$w', consumerTag: 'worker' } },
    { expect: 'basic.deliver', with: { consumerTag: 'worker' } },
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
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$reply' },
      content: { body: 'first', properties: { correlationId: 'c1' } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$reply' },
      content: { body: 'second', properties: { correlationId: 'c1' } },
    },
    {
      expect: 'basic.deliver',
      with: { consumerTag: 'replies', redelivered: false, exchange: '', routingKey: '$reply' },
      content: { body: 'first', properties: { correlationId: 'c1' } },
    },
    {
      expect: 'basic.deliver',
      with: { consumerTag: 'replies', redelivered: false, exchange: '', routingKey: '$reply' },
      content: { body: 'second', properties: { correlationId: 'c1' } },
    },
  ],
};
