/** A classic queue never takes the place away. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A consumer of higher priority that comes later does not displace the active one',
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
      with: { queue: '$q', consumerTag: 'high', noAck: true, arguments: { 'x-priority': 5 } },
      answer: { consumerTag: 'high' },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: { consumerTag: 'a' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 'a' }, content: { body: '2' } },
  ],
};
