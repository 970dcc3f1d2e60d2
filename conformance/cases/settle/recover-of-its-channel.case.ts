/** Channels do not touch each other. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'basic.recover leaves the deliveries of other channels',
  rule: 'rabbitmq.settle:recover-requeues',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' }, on: 'second' },
    { send: 'basic.get', with: { queue: '$q' }, on: 'second' },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' }, on: 'second' },
    { call: 'basic.recover', with: { requeue: true } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-empty' },
  ],
};
