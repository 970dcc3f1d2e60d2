/** Confirm mode belongs to a channel, not to its number. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'On a number that is opened again publishes are not confirmed',
  rule: 'rabbitmq.channel:fresh-start',
  steps: [
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$none' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { closeChannel: 'main' },
    { openChannel: 'again', number: 1 },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$none' }, on: 'again' },
    { call: 'queue.declare', with: { queue: '$q' }, on: 'again', answer: { queue: '$q' } },
    { expectNothingForMs: 100, on: 'again' },
  ],
};
