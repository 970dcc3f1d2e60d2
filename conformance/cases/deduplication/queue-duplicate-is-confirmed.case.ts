/** The publisher has done its part. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that a queue drops as a duplicate is confirmed by ack',
  rule: 'rabbitmq.deduplication:duplicate-is-acked',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-message-deduplication': true } } },
    { call: 'confirm.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '1', properties: { headers: { 'x-deduplication-header': 'a' } } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '2', properties: { headers: { 'x-deduplication-header': 'a' } } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 0 }, content: { body: '1' } },
  ],
};
