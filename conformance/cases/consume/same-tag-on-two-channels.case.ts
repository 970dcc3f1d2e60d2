/** A tag belongs to its channel. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Two channels can use the same consumer tag',
  rule: 'basic.consume.consumer-tag:02',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { openChannel: 'second' },
    { call: 'basic.consume', with: { queue: '$a', consumerTag: 't', noAck: true }, answer: { consumerTag: 't' } },
    {
      call: 'basic.consume',
      with: { queue: '$b', consumerTag: 't', noAck: true },
      answer: { consumerTag: 't' },
      on: 'second',
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$a' }, content: { body: 'one' } },
    { expect: 'basic.deliver', with: { consumerTag: 't' }, content: { body: 'one' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$b' }, content: { body: 'two' } },
    { expect: 'basic.deliver', with: { consumerTag: 't' }, content: { body: 'two' }, on: 'second' },
  ],
};
