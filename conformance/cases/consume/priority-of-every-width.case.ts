/** Any integer type will do. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A priority may be of any integer type',
  rule: 'rabbitmq.consume:priority',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'short', noAck: true, arguments: { 'x-priority': { type: 's', value: 300 } } },
      answer: { consumerTag: 'short' },
    },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'octet', noAck: true, arguments: { 'x-priority': { type: 'b', value: -5 } } },
      answer: { consumerTag: 'octet' },
    },
    {
      call: 'basic.consume',
      with: {
        queue: '$q',
        consumerTag: 'long',
        noAck: true,
        arguments: { 'x-priority': { type: 'l', value: 5_000_000_000 } },
      },
      answer: { consumerTag: 'long' },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 'long' }, content: { body: '1' } },
    { call: 'basic.cancel', with: { consumerTag: 'long' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: { consumerTag: 'short' }, content: { body: '2' } },
    { call: 'basic.cancel', with: { consumerTag: 'short' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { expect: 'basic.deliver', with: { consumerTag: 'octet' }, content: { body: '3' } },
  ],
};
