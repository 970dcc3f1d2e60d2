/** A queue keeps its messages for whoever comes. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages stay in their queue when the channel that published them closes',
  rule: 'queue:keeps-messages',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q' }, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'first' }, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'second' }, on: 'second' },
    { closeChannel: 'second' },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { redelivered: false, messageCount: 1 }, content: { body: 'first' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { redelivered: false, messageCount: 0 }, content: { body: 'second' } },
  ],
};
