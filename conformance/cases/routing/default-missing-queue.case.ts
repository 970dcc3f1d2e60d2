/** Nothing is bound by the name of a queue that does not exist. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that the default exchange has no queue for is unroutable',
  rule: 'exchange:default-exchange',
  steps: [
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q', mandatory: true }, content: { body: 'lost' } },
    { expect: 'basic.return', with: { replyCode: 312, exchange: '', routingKey: '$q' }, content: { body: 'lost' } },
  ],
};
