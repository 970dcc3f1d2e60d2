/** What looks the same is not the same. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A string argument matches neither an integer nor a boolean that reads the same',
  rule: 'rabbitmq.headers:types-differ',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', arguments: { size: '5' } } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', arguments: { size: 'true' } } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'integer', properties: { headers: { size: 5 } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'boolean', properties: { headers: { size: true } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'string', properties: { headers: { size: '5' } } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', content: { body: 'string' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
