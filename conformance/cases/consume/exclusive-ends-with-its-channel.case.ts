/** Exclusive use ends with its channel. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After the channel of an exclusive consumer is closed others can consume',
  rule: 'rabbitmq.consume:exclusive-keeps-others-out',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 't', exclusive: true },
      answer: { consumerTag: 't' },
      on: 'second',
    },
    { closeChannel: 'second' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'u', noAck: true }, answer: { consumerTag: 'u' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', with: {}, content: { body: 'a' } },
  ],
};
