/** Delivered is settled. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With no-ack a message is gone once it is delivered',
  rule: 'basic:09',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 't', noAck: true },
      answer: { consumerTag: 't' },
      on: 'second',
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', with: {}, content: { body: 'a' }, on: 'second' },
    { closeChannel: 'second' },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-empty' },
  ],
};
