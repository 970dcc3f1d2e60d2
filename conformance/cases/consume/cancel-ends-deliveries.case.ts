/** A cancelled consumer gets nothing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After cancel-ok nothing more is delivered',
  rule: 'rabbitmq.consume:cancel-ends-deliveries',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't', noAck: true }, answer: { consumerTag: 't' } },
    { call: 'basic.cancel', with: { consumerTag: 't' }, answer: { consumerTag: 't' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' } },
  ],
};
