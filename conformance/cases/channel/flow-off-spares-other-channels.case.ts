/** A pause is one channel's. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After channel.flow with active not set other channels of the connection are delivered to as before',
  rule: 'channel.flow:initial-state',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'channel.flow', with: { active: false }, answer: { active: false } },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    { call: 'basic.consume', with: { queue: '$q', noAck: true }, on: 'second' },
    { repeat: 2, steps: [{ send: 'basic.publish', with: { exchange: '', routingKey: '$q' } }] },
    { repeat: 2, steps: [{ expect: 'basic.deliver', on: 'second' }] },
  ],
};
