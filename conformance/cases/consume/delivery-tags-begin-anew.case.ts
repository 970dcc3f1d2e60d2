/** Tags begin at one on each channel. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Each channel counts its deliveries for itself',
  rule: 'delivery-tag:non-zero',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't', noAck: true }, answer: { consumerTag: 't' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'a' } },
    { call: 'basic.cancel', with: { consumerTag: 't' } },
    { openChannel: 'second' },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 't', noAck: true },
      answer: { consumerTag: 't' },
      on: 'second',
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'b' }, on: 'second' },
  ],
};
