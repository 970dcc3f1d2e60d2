/** A consumer without room does not hold up the others. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A consumer whose prefetch is used up is passed over',
  rule: 'rabbitmq.consume:round-robin',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { call: 'basic.qos', with: { prefetchCount: 1 } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'slow' }, answer: { consumerTag: 'slow' } },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'fast', noAck: true },
      answer: { consumerTag: 'fast' },
      on: 'second',
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: {}, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: {}, content: { body: '2' }, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { expect: 'basic.deliver', with: {}, content: { body: '3' }, on: 'second' },
  ],
};
