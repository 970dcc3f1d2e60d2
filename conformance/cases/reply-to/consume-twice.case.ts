/** One name for a channel. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second consumer of replies on a channel is refused with 406',
  rule: 'rabbitmq.reply-to:consume',
  needs: ['direct_reply_to'],
  steps: [
    { call: 'basic.consume', with: { queue: 'amq.rabbitmq.reply-to', consumerTag: 'replies', noAck: true } },
    { send: 'basic.consume', with: { queue: 'amq.rabbitmq.reply-to', consumerTag: 'second', noAck: true } },
    { expectChannelError: 406, method: 'basic.consume', text: 'PRECONDITION_FAILED - reply consumer already set' },
  ],
};
