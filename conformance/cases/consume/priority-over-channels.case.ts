/** A priority is within the queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Priorities hold among consumers on different channels',
  rule: 'rabbitmq.consume:priority',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'low', noAck: true, arguments: { 'x-priority': 1 } },
      answer: { consumerTag: 'low' },
    },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'high', noAck: true, arguments: { 'x-priority': 2 } },
      answer: { consumerTag: 'high' },
      on: 'second',
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: { consumerTag: 'high' }, content: { body: '1' }, on: 'second' },
    { expect: 'basic.deliver', with: { consumerTag: 'high' }, content: { body: '2' }, on: 'second' },
    { closeChannel: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { expect: 'basic.deliver', with: { consumerTag: 'low' }, content: { body: '3' } },
  ],
};
