/** Of any size. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A reply of 300,000 octets is delivered whole',
  rule: 'rabbitmq.reply-to:delivered',
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
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$reply' },
      content: { body: { size: 300_000, of: 'abc' } },
    },
    { expect: 'basic.deliver', content: { body: { size: 300_000, of: 'abc' } } },
  ],
};
