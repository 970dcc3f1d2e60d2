/** What is left is served by whoever is left. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After the consumer of the highest priority is cancelled the next priority is served',
  rule: 'rabbitmq.consume:priority',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'low', noAck: true, arguments: { 'x-priority': 1 } },
      answer: { consumerTag: 'low' },
    },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'high', noAck: true, arguments: { 'x-priority': 2 } },
      answer: { consumerTag: 'high' },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 'high' }, content: { body: '1' } },
    { call: 'basic.cancel', with: { consumerTag: 'high' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: { consumerTag: 'low' }, content: { body: '2' } },
  ],
};
