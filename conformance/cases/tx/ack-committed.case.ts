/** Gone at the commit. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What is acknowledged and committed is gone',
  rule: 'rabbitmq.tx:ack-waits-for-commit',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' }, on: 'second' },
    { send: 'basic.get', with: { queue: '$q' }, on: 'second' },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' }, on: 'second' },
    { call: 'tx.select', on: 'second' },
    { send: 'basic.ack', with: { deliveryTag: 1 }, on: 'second' },
    { call: 'tx.commit', on: 'second' },
    { closeChannel: 'second' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' } },
    { expectNothingForMs: 150 },
  ],
};
