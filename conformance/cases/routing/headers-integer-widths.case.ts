/** Client libraries write the same number in different widths. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An integer argument matches headers of the same value in all widths',
  rule: 'rabbitmq.headers:integer-widths',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', arguments: { size: { type: 'I', value: 5 } } } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'type b', properties: { headers: { size: { type: 'b', value: 5 } } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'type B', properties: { headers: { size: { type: 'B', value: 5 } } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'type s', properties: { headers: { size: { type: 's', value: 5 } } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'type u', properties: { headers: { size: { type: 'u', value: 5 } } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'type i', properties: { headers: { size: { type: 'i', value: 5 } } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'type I', properties: { headers: { size: { type: 'I', value: 5 } } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'type l', properties: { headers: { size: { type: 'l', value: 5 } } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'type L', properties: { headers: { size: { type: 'L', value: 5 } } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'six', properties: { headers: { size: { type: 'l', value: 6 } } } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', content: { body: 'type b' } },
    { expect: 'basic.deliver', content: { body: 'type B' } },
    { expect: 'basic.deliver', content: { body: 'type s' } },
    { expect: 'basic.deliver', content: { body: 'type u' } },
    { expect: 'basic.deliver', content: { body: 'type i' } },
    { expect: 'basic.deliver', content: { body: 'type I' } },
    { expect: 'basic.deliver', content: { body: 'type l' } },
    { expect: 'basic.deliver', content: { body: 'type L' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
