/** Names are the default exchange's. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A reply to another exchange with the name as its key reaches nobody',
  rule: 'rabbitmq.reply-to:no-queue',
  needs: ['direct_reply_to'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
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
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '$reply' } },
    { expectNothingForMs: 150 },
  ],
};
