/** It is settled already. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'basic.ack of a delivery made with no-ack closes the channel with 406',
  rule: 'rabbitmq.settle:no-ack-is-settled',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't', noAck: true }, answer: { consumerTag: 't' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'a' } },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { expectChannelError: 406, method: 'basic.ack', text: 'PRECONDITION_FAILED - unknown delivery tag 1' },
  ],
};
