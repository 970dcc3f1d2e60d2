/** It is always there. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Declaring amq.rabbitmq.reply-to succeeds',
  rule: 'rabbitmq.reply-to:declare-asks',
  needs: ['direct_reply_to'],
  steps: [
    {
      call: 'queue.declare',
      with: { queue: 'amq.rabbitmq.reply-to' },
      answer: { queue: 'amq.rabbitmq.reply-to', messageCount: 0, consumerCount: 1 },
    },
  ],
};
