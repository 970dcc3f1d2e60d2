/** Void stands for any value. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A void argument matches a header of that name, whatever its value',
  rule: 'rabbitmq.headers:void-is-presence',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', arguments: { colour: null } } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'absent', properties: { headers: { size: 5 } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'text', properties: { headers: { colour: 'red' } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'number', properties: { headers: { colour: 5 } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'void', properties: { headers: { colour: null } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'table', properties: { headers: { colour: { red: 1 } } } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', content: { body: 'text' } },
    { expect: 'basic.deliver', content: { body: 'number' } },
    { expect: 'basic.deliver', content: { body: 'void' } },
    { expect: 'basic.deliver', content: { body: 'table' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
