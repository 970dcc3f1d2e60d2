/** Delivered is taken. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that goes straight to a consumer is confirmed',
  rule: 'rabbitmq.confirm:once-each',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 't', noAck: true },
      answer: { consumerTag: 't' },
      on: 'second',
    },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { expect: 'basic.deliver', with: {}, content: { body: 'a' }, on: 'second' },
  ],
};
