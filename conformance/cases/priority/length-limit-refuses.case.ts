/** A higher one is refused all the same. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With reject-publish a full queue with priorities refuses a message of a higher priority',
  rule: 'rabbitmq.priority:length-limit-refuses',
  steps: [
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-max-priority': 5, 'x-max-length': 1, 'x-overflow': 'reject-publish' } },
    },
    { call: 'confirm.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'low', properties: { priority: 1 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'high', properties: { priority: 5 } },
    },
    { expect: 'basic.nack', with: { deliveryTag: 2 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 0 }, content: { body: 'low' } },
  ],
};
