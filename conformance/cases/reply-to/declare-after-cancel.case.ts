/** Nobody is there. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Declaring the name of a requester that cancelled is refused with 404',
  rule: 'rabbitmq.reply-to:declare-asks',
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
    { call: 'basic.cancel', with: { consumerTag: 'replies' } },
    { send: 'queue.declare', with: { queue: '$reply', passive: true }, on: 'other' },
    { expectChannelError: 404, method: 'queue.declare', on: 'other' },
  ],
};
