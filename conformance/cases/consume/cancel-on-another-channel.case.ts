/** A tag belongs to its channel. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Cancelling a tag of another channel leaves that consumer alone',
  rule: 'basic.consume.consumer-tag:02',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't', noAck: true }, answer: { consumerTag: 't' } },
    { call: 'basic.cancel', with: { consumerTag: 't' }, answer: { consumerTag: 't' }, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', with: { consumerTag: 't' }, content: { body: 'a' } },
  ],
};
