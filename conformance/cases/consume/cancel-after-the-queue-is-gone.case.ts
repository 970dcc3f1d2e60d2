/** The queue took its consumers with it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Cancelling a consumer whose queue was deleted is answered with cancel-ok',
  rule: 'basic.cancel:01',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' } },
    { openChannel: 'second' },
    { call: 'queue.delete', with: { queue: '$q' }, on: 'second' },
    { expect: 'basic.cancel', with: { consumerTag: 't' } },
    { call: 'basic.cancel', with: { consumerTag: 't' }, answer: { consumerTag: 't' } },
  ],
};
