/** The responder wants to know. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A mandatory reply to a requester whose connection is closed is returned',
  rule: 'rabbitmq.reply-to:requester-gone',
  needs: ['direct_reply_to'],
  steps: [
    { openConnection: 'responder' },
    { openChannel: 'other', connection: 'responder' },
    { call: 'queue.declare', with: { queue: '$q' }, on: 'other' },
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
    { closeConnection: 'main' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$reply', mandatory: true },
      content: { body: 'reply', properties: { correlationId: 'c1' } },
      on: 'other',
    },
    { expect: 'basic.return', with: { replyCode: 312, routingKey: '$reply' }, on: 'other' },
  ],
};
