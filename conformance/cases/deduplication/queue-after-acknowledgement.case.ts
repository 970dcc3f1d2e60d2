/** The first one is gone. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue takes a message again when the one with the same x-deduplication-header was acknowledged',
  rule: 'rabbitmq.deduplication:queue',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-message-deduplication': true } } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '1', properties: { headers: { 'x-deduplication-header': 'a' } } },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { deliveryTag: 1 }, content: { body: '1' } },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '2', properties: { headers: { 'x-deduplication-header': 'a' } } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '2' } },
  ],
};
