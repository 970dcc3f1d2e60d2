/** Nothing to cancel is no error. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Cancelling a tag that is not known is answered with cancel-ok',
  rule: 'rabbitmq.consume:cancel-unknown-tag',
  steps: [{ call: 'basic.cancel', with: { consumerTag: 'nobody' }, answer: { consumerTag: 'nobody' } }],
};
