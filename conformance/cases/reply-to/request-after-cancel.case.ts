/** Nobody would hear. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A request after the consumer was cancelled is refused with 406',
  rule: 'rabbitmq.reply-to:same-channel',
  needs: ['direct_reply_to'],
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: 'amq.rabbitmq.reply-to', consumerTag: 'replies', noAck: true } },
    { call: 'basic.cancel', with: { consumerTag: 'replies' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'request', properties: { replyTo: 'amq.rabbitmq.reply-to', correlationId: 'c1' } },
    },
    {
      expectChannelError: 406,
      method: 'basic.publish',
      text: 'PRECONDITION_FAILED - fast reply consumer does not exist',
    },
  ],
};
