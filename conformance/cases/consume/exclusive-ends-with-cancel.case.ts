/** Exclusive use ends with its consumer. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After an exclusive consumer is cancelled others can consume',
  rule: 'rabbitmq.consume:exclusive-keeps-others-out',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't', exclusive: true }, answer: { consumerTag: 't' } },
    { call: 'basic.cancel', with: { consumerTag: 't' } },
    { openChannel: 'second' },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'u', noAck: true },
      answer: { consumerTag: 'u' },
      on: 'second',
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', with: {}, content: { body: 'a' }, on: 'second' },
  ],
};
