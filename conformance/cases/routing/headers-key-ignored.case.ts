/** Headers exchanges have no use for keys. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A headers exchange passes a message whatever its routing key and the binding key',
  rule: 'routing:headers-ignore-the-key',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'key', arguments: { colour: 'red' } } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'other' },
      content: { body: 'red', properties: { headers: { colour: 'red' } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'key' },
      content: { body: 'blue', properties: { headers: { colour: 'blue' } } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { routingKey: 'other' }, content: { body: 'red' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
