/** A tag belongs to its channel. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'basic.nack of a delivery of another channel closes the channel with 406',
  rule: 'delivery-tag:channel-local',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { deliveryTag: 1 }, content: { body: 'a' } },
    { send: 'basic.nack', with: { deliveryTag: 1 }, on: 'second' },
    {
      expectChannelError: 406,
      method: 'basic.nack',
      text: 'PRECONDITION_FAILED - unknown delivery tag 1',
      on: 'second',
    },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
  ],
};
