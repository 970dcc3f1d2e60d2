/** Unknown arguments are no error. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A consume with an argument that the server does not know is taken',
  rule: 'rabbitmq.consume:consume-ok-first',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 't', arguments: { 'x-nobody-knows': 1 }, noAck: true },
      answer: { consumerTag: 't' },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', with: {}, content: { body: 'a' } },
  ],
};
