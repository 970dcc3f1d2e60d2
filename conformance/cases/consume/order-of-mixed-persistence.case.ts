/** Persistence does not change the order. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Persistent and transient messages are delivered in the order of publishing',
  rule: 'basic:08',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '1', properties: { deliveryMode: 2 } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '2', properties: { deliveryMode: 1 } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '3', properties: { deliveryMode: 2 } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '4' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't', noAck: true }, answer: { consumerTag: 't' } },
    { expect: 'basic.deliver', with: {}, content: { body: '1' } },
    { expect: 'basic.deliver', with: {}, content: { body: '2' } },
    { expect: 'basic.deliver', with: {}, content: { body: '3' } },
    { expect: 'basic.deliver', with: {}, content: { body: '4' } },
  ],
};
