/** As any consumer. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A consumer of replies without a tag is given one',
  rule: 'rabbitmq.reply-to:consume',
  needs: ['direct_reply_to'],
  steps: [
    {
      call: 'basic.consume',
      with: { queue: 'amq.rabbitmq.reply-to', noAck: true },
      answer: { consumerTag: { startsWith: 'amq.ctag-' } },
    },
  ],
};
