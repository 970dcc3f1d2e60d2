/** Arrays and tables are values too. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Array and table arguments match headers with the same entries',
  rule: 'rabbitmq.headers:nested-values',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', arguments: { list: ['a', 1], table: { b: true } } } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'order', properties: { headers: { list: [1, 'a'], table: { b: true } } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'more', properties: { headers: { list: ['a', 1, 2], table: { b: true } } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'value', properties: { headers: { list: ['a', 1], table: { b: false } } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'same', properties: { headers: { list: ['a', 1], table: { b: true } } } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', content: { body: 'same' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
