/** Delivery tags belong to a channel, not to its number. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'On a number that is opened again delivery tags begin with 1',
  rule: 'rabbitmq.channel:fresh-start',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { repeat: 2, steps: [{ send: 'basic.publish', with: { exchange: '', routingKey: '$q' } }] },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { deliveryTag: 1 } },
    { closeChannel: 'main' },
    { openChannel: 'again', number: 1 },
    { send: 'basic.get', with: { queue: '$q', noAck: true }, on: 'again' },
    { expect: 'basic.get-ok', with: { deliveryTag: 1 }, on: 'again' },
  ],
};
