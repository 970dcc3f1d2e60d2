/** Not on the default exchange alone. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The reply-to of a request is rewritten whatever exchange it goes to',
  rule: 'rabbitmq.reply-to:rewritten',
  needs: ['direct_reply_to'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: '' } },
    { call: 'basic.consume', with: { queue: 'amq.rabbitmq.reply-to', consumerTag: 'replies', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
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
      with: { consumerTag: 'replies', redelivered: false, exchange: '', routingKey: '$reply' },
      content: { body: 'reply', properties: { correlationId: 'c1' } },
    },
  ],
};
