/** Half is half in either width. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A double argument matches a float of the same value',
  rule: 'rabbitmq.headers:float-widths',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', arguments: { size: { type: 'd', value: 0.5 } } } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'other', properties: { headers: { size: { type: 'f', value: 0.25 } } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'float', properties: { headers: { size: { type: 'f', value: 0.5 } } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'double', properties: { headers: { size: { type: 'd', value: 0.5 } } } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', content: { body: 'float' } },
    { expect: 'basic.deliver', content: { body: 'double' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
