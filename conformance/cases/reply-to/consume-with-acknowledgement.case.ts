/** There is nothing to give back. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Consuming replies with acknowledgement is refused with 406',
  rule: 'rabbitmq.reply-to:consume',
  needs: ['direct_reply_to'],
  steps: [
    { send: 'basic.consume', with: { queue: 'amq.rabbitmq.reply-to' } },
    {
      expectChannelError: 406,
      method: 'basic.consume',
      text: 'PRECONDITION_FAILED - reply consumer cannot acknowledge',
    },
  ],
};
