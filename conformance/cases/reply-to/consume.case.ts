/** Nothing is to be declared. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A channel can consume from amq.rabbitmq.reply-to',
  rule: 'rabbitmq.reply-to:consume',
  needs: ['direct_reply_to'],
  steps: [
    {
      call: 'basic.consume',
      with: { queue: 'amq.rabbitmq.reply-to', consumerTag: 'replies', noAck: true },
      answer: { consumerTag: 'replies' },
    },
  ],
};
