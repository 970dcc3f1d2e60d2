/** The server makes up a tag. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A consumer without a tag gets one of the server',
  rule: 'rabbitmq.consume:generated-tag',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      call: 'basic.consume',
      with: { queue: '$q', noAck: true },
      answer: { consumerTag: { startsWith: 'amq.ctag-' } },
      save: { consumerTag: '$tag' },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', with: { consumerTag: '$tag' }, content: { body: 'a' } },
  ],
};
