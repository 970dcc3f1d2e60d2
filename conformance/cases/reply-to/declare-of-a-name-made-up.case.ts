/** Nobody is there. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Declaring a name made up is refused with 404, not taken for reserved',
  rule: 'rabbitmq.reply-to:declare-asks',
  needs: ['direct_reply_to'],
  steps: [
    { send: 'queue.declare', with: { queue: 'amq.rabbitmq.reply-to.nobody' } },
    {
      expectChannelError: 404,
      method: 'queue.declare',
      text: "NOT_FOUND - no queue 'amq.rabbitmq.reply-to.nobody' in vhost '$vhost'",
    },
  ],
};
