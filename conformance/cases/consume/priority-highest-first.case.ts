/** Not whoever came first. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages go to the consumer of the highest priority, whenever it subscribed',
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
      with: { queue: '$q', consumerTag: 'high', noAck: true, arguments: { 'x-priority': 10 } },
      answer: { consumerTag: 'high' },
    },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'middle', noAck: true, arguments: { 'x-priority': 5 } },
      answer: { consumerTag: 'middle' },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { expect: 'basic.deliver', with: { consumerTag: 'high' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 'high' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: { consumerTag: 'high' }, content: { body: '3' } },
  ],
};
