/** Zero stands in the middle. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A consumer without a priority has 0, which is above every negative one',
  rule: 'rabbitmq.consume:priority',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'negative', noAck: true, arguments: { 'x-priority': -1 } },
      answer: { consumerTag: 'negative' },
    },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'none', noAck: true }, answer: { consumerTag: 'none' } },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'zero', noAck: true, arguments: { 'x-priority': 0 } },
      answer: { consumerTag: 'zero' },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: { consumerTag: 'none' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 'zero' }, content: { body: '2' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '4' } },
    { expect: 'basic.deliver', with: { consumerTag: 'none' }, content: { body: '3' } },
    { expect: 'basic.deliver', with: { consumerTag: 'zero' }, content: { body: '4' } },
  ],
};
