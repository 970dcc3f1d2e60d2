/** Among those that stand by, rank comes before age. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'When the active consumer goes, the highest priority takes over, and of equals the first',
  rule: 'rabbitmq.consume:single-active-priority',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-single-active-consumer': true } } },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'a', noAck: true, arguments: { 'x-priority': 1 } },
      answer: { consumerTag: 'a' },
    },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'b', noAck: true, arguments: { 'x-priority': 1 } },
      answer: { consumerTag: 'b' },
    },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'high', noAck: true, arguments: { 'x-priority': 5 } },
      answer: { consumerTag: 'high' },
    },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'high-too', noAck: true, arguments: { 'x-priority': 5 } },
      answer: { consumerTag: 'high-too' },
    },
    { call: 'basic.cancel', with: { consumerTag: 'a' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 'high' }, content: { body: '1' } },
    { call: 'basic.cancel', with: { consumerTag: 'high' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: { consumerTag: 'high-too' }, content: { body: '2' } },
    { call: 'basic.cancel', with: { consumerTag: 'high-too' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { expect: 'basic.deliver', with: { consumerTag: 'b' }, content: { body: '3' } },
  ],
};
