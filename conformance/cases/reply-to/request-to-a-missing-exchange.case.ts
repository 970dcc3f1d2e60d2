/** First things first. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A missing exchange comes before a missing consumer of replies',
  rule: 'rabbitmq.reply-to:same-channel',
  needs: ['direct_reply_to'],
  steps: [
    {
      send: 'basic.publish',
      with: { exchange: '$never', routingKey: '' },
      content: { body: 'request', properties: { replyTo: 'amq.rabbitmq.reply-to', correlationId: 'c1' } },
    },
    { expectChannelError: 404, method: 'basic.publish' },
  ],
};
