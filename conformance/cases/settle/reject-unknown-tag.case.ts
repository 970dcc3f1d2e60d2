/** There is no such delivery. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'basic.reject of a tag that was never given closes the channel with 406',
  rule: 'basic.ack.multiple:exists',
  steps: [
    { send: 'basic.reject', with: { deliveryTag: 7 } },
    { expectChannelError: 406, method: 'basic.reject', text: 'PRECONDITION_FAILED - unknown delivery tag 7' },
  ],
};
