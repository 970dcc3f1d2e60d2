/** Consumers take turns. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Consumers on two channels get messages in turn',
  rule: 'rabbitmq.consume:round-robin',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'a', noAck: true }, answer: { consumerTag: 'a' } },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'b', noAck: true },
      answer: { consumerTag: 'b' },
      on: 'second',
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: {}, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: {}, content: { body: '2' }, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { expect: 'basic.deliver', with: {}, content: { body: '3' } },
  ],
};
