/** A priority is no monopoly. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A consumer of lower priority gets what the higher one has no room for',
  rule: 'rabbitmq.consume:priority',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'low', noAck: true, arguments: { 'x-priority': 1 } },
      answer: { consumerTag: 'low' },
    },
    { call: 'basic.qos', with: { prefetchCount: 1 } },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'high', arguments: { 'x-priority': 2 } },
      answer: { consumerTag: 'high' },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { expect: 'basic.deliver', with: { consumerTag: 'high' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 'low' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: { consumerTag: 'low' }, content: { body: '3' } },
  ],
};
