/** Exclusive use does not outlive its client. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After the connection of an exclusive consumer is closed others can consume',
  rule: 'rabbitmq.consume:exclusive-keeps-others-out',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openConnection: 'other' },
    { openChannel: 'second', connection: 'other' },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 't', exclusive: true },
      answer: { consumerTag: 't' },
      on: 'second',
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 't' }, content: { body: '1' }, on: 'second' },
    { closeConnection: 'other' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'u', noAck: true }, answer: { consumerTag: 'u' } },
    { expect: 'basic.deliver', with: { consumerTag: 'u', redelivered: true }, content: { body: '1' } },
  ],
};
