/** The answer names the consumer. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'consume-ok carries the tag that the client chose',
  rule: 'rabbitmq.consume:consume-ok-first',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'mine' }, answer: { consumerTag: 'mine' } },
  ],
};
