/** Nobody acknowledged it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What a connection did not acknowledge is delivered again after it is gone',
  rule: 'basic:10',
  steps: [
    { openConnection: 'other' },
    { openChannel: 'other', connection: 'other' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' }, on: 'other' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', with: { redelivered: false }, content: { body: 'a' }, on: 'other' },
    { dropConnection: 'other' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'u' }, answer: { consumerTag: 'u' } },
    { expect: 'basic.deliver', with: { redelivered: true }, content: { body: 'a' } },
  ],
};
