/** What is on its way stays there. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message of a higher priority does not call back what a consumer has been delivered',
  rule: 'rabbitmq.priority:delivered-are-not-overtaken',
  steps: [
    { openChannel: 'publisher' },
    { call: 'confirm.select', on: 'publisher' },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-priority': 5 } } },
    { call: 'basic.qos', with: { prefetchCount: 2 } },
    { call: 'basic.consume', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '1', properties: { priority: 1 } },
      on: 'publisher',
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 }, on: 'publisher' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '2', properties: { priority: 1 } },
      on: 'publisher',
    },
    { expect: 'basic.ack', with: { deliveryTag: 2 }, on: 'publisher' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '3', properties: { priority: 1 } },
      on: 'publisher',
    },
    { expect: 'basic.ack', with: { deliveryTag: 3 }, on: 'publisher' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'high', properties: { priority: 5 } },
      on: 'publisher',
    },
    { expect: 'basic.ack', with: { deliveryTag: 4 }, on: 'publisher' },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { deliveryTag: 2 }, content: { body: '2' } },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { expect: 'basic.deliver', with: { deliveryTag: 3, redelivered: false }, content: { body: 'high' } },
    { send: 'basic.ack', with: { deliveryTag: 2 } },
    { expect: 'basic.deliver', with: { deliveryTag: 4 }, content: { body: '3' } },
  ],
};
