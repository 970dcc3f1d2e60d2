/** There is no such delivery. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'basic.nack of a tag that was never given closes the channel with 406',
  rule: 'basic.ack.multiple:exists',
  steps: [
    { send: 'basic.nack', with: { deliveryTag: 7 } },
    { expectChannelError: 406, method: 'basic.nack', text: 'PRECONDITION_FAILED - unknown delivery tag 7' },
  ],
};
