/** Bodies of any size come through. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A body of 1 octets comes through',
  rule: 'framing:content-untouched',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't', noAck: true }, answer: { consumerTag: 't' } },
    { send: 'basic.publish', with: { routingKey: '$q' }, content: { body: { size: 1 } } },
    { expect: 'basic.deliver', content: { body: { size: 1 } } },
  ],
};
