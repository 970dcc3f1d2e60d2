/** A cancel without an answer. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A cancel with no-wait is not answered, and takes effect',
  rule: 'rabbitmq.consume:cancel-ends-deliveries',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't', noAck: true }, answer: { consumerTag: 't' } },
    { send: 'basic.cancel', with: { consumerTag: 't', noWait: true } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' } },
  ],
};
