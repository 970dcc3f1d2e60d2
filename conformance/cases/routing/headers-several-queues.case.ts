/** Each queue has conditions of its own. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A headers exchange passes a message to every queue with a binding that takes it, and to no other',
  rule: 'rabbitmq.headers:any',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'queue.declare', with: { queue: '$c' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$x', arguments: { colour: 'red' } } },
    {
      call: 'queue.bind',
      with: { queue: '$b', exchange: '$x', arguments: { 'x-match': 'any', colour: 'red', size: 5 } },
    },
    { call: 'queue.bind', with: { queue: '$c', exchange: '$x', arguments: { colour: 'red', size: 5 } } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'hello', properties: { headers: { colour: 'red' } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$c', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
