/** A channel has each tag once. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second consumer with the same tag on a channel closes the connection with 530',
  rule: 'basic.consume.consumer-tag:01',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' } },
    { send: 'basic.consume', with: { queue: '$q', consumerTag: 't' } },
    { expectConnectionError: 530, method: 'basic.consume', text: "NOT_ALLOWED - attempt to reuse consumer tag 't'" },
  ],
};
