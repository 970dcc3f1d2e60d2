/** Transient ones fall out, the rest close up. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After a restart messages are delivered in the order in which they were published',
  rule: 'basic:08',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'confirm.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '1', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '2', properties: { deliveryMode: 1 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '3', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 3 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '4', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 4 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '5', properties: { deliveryMode: 1 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 5 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '6', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 6 } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '7', properties: { deliveryMode: 2 } },
    },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    { expect: 'basic.deliver', with: { deliveryTag: 1, redelivered: false }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { deliveryTag: 2, redelivered: false }, content: { body: '3' } },
    { expect: 'basic.deliver', with: { deliveryTag: 3, redelivered: false }, content: { body: '4' } },
    { expect: 'basic.deliver', with: { deliveryTag: 4, redelivered: false }, content: { body: '6' } },
    { expect: 'basic.deliver', with: { deliveryTag: 5, redelivered: false }, content: { body: '7' } },
  ],
};
