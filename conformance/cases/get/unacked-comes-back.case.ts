/** Nobody acknowledged it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What was fetched and not acknowledged comes back when the channel closes',
  rule: 'redelivered:implementation',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' }, on: 'second' },
    { send: 'basic.get', with: { queue: '$q' }, on: 'second' },
    { expect: 'basic.get-ok', with: { redelivered: false }, content: { body: 'a' }, on: 'second' },
    { closeChannel: 'second' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'u' }, answer: { consumerTag: 'u' } },
    { expect: 'basic.deliver', with: { redelivered: true }, content: { body: 'a' } },
  ],
};
