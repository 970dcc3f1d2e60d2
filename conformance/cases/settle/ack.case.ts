/** An acknowledged message is gone. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An acknowledged message does not come back',
  rule: 'basic.ack.multiple:exists',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' }, on: 'second' },
    { send: 'basic.get', with: { queue: '$q' }, on: 'second' },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' }, on: 'second' },
    { send: 'basic.ack', with: { deliveryTag: 1 }, on: 'second' },
    { closeChannel: 'second' },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-empty' },
  ],
};
