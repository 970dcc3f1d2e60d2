/** A cancelled tag is free. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A tag can be used again after its consumer was cancelled',
  rule: 'basic.consume.consumer-tag:01',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' } },
    { call: 'basic.cancel', with: { consumerTag: 't' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't', noAck: true }, answer: { consumerTag: 't' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', with: { consumerTag: 't' }, content: { body: 'a' } },
  ],
};
