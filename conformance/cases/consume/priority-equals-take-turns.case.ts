/** Priorities divide consumers into groups, and round robin holds within one. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Consumers of the same priority get messages in turn, and lower ones none',
  rule: 'rabbitmq.consume:priority',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'a', noAck: true, arguments: { 'x-priority': 5 } },
      answer: { consumerTag: 'a' },
    },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'low', noAck: true, arguments: { 'x-priority': 1 } },
      answer: { consumerTag: 'low' },
    },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'b', noAck: true, arguments: { 'x-priority': 5 } },
      answer: { consumerTag: 'b' },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '4' } },
    { expect: 'basic.deliver', with: { consumerTag: 'a' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 'b' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: { consumerTag: 'a' }, content: { body: '3' } },
    { expect: 'basic.deliver', with: { consumerTag: 'b' }, content: { body: '4' } },
  ],
};
