/** A sign is part of the value. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A negative integer argument matches headers of the same value, and none of the same octets',
  rule: 'rabbitmq.headers:integer-widths',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', arguments: { size: { type: 'b', value: -1 } } } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'unsigned', properties: { headers: { size: { type: 'B', value: 255 } } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'positive', properties: { headers: { size: { type: 'I', value: 1 } } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'short', properties: { headers: { size: { type: 's', value: -1 } } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'long', properties: { headers: { size: { type: 'l', value: -1 } } } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', content: { body: 'short' } },
    { expect: 'basic.deliver', content: { body: 'long' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
