/** What was kept takes its place. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After a restart the bodies that were kept count against x-max-length-bytes',
  rule: 'rabbitmq.restart:length-limit',
  steps: [
    {
      call: 'queue.declare',
      with: { queue: '$q', durable: true, arguments: { 'x-max-length-bytes': 6, 'x-overflow': 'reject-publish' } },
    },
    { call: 'confirm.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '1234', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'confirm.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '567', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.nack', with: { deliveryTag: 1 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '89', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 1 }, content: { body: '1234' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '89' } },
  ],
};
