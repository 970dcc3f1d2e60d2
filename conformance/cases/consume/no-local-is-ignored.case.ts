/** no-local has no effect. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A consumer with no-local gets what its own connection published',
  rule: 'rabbitmq.consume:no-local-ignored',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 't', noLocal: true, noAck: true },
      answer: { consumerTag: 't' },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', with: {}, content: { body: 'a' } },
  ],
};
