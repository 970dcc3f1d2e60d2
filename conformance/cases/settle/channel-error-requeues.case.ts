/** A failed channel holds nothing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What waited on a channel that fails is requeued',
  rule: 'redelivered:implementation',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' }, on: 'second' },
    { send: 'basic.get', with: { queue: '$q' }, on: 'second' },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' }, on: 'second' },
    { send: 'basic.ack', with: { deliveryTag: 9 }, on: 'second' },
    { expectChannelError: 406, method: 'basic.ack', on: 'second' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'u' }, answer: { consumerTag: 'u' } },
    { expect: 'basic.deliver', with: { redelivered: true }, content: { body: 'a' } },
  ],
};
