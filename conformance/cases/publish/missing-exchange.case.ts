/** There is nowhere to publish to. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Publishing to an exchange that does not exist closes the channel with 404',
  rule: 'basic.publish.exchange:must-exist',
  steps: [
    { send: 'basic.publish', with: { exchange: '$never', routingKey: 'k' }, content: { body: 'a' } },
    { expectChannelError: 404, method: 'basic.publish', text: "NOT_FOUND - no exchange '$never' in vhost '$vhost'" },
  ],
};
