/** Nobody would hear. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A request on a channel that consumes no replies is refused with 406',
  rule: 'rabbitmq.reply-to:same-channel',
  needs: ['direct_reply_to'],
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
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
