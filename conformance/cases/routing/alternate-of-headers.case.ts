/** Any type can have an alternate. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message whose headers match no binding goes to the alternate',
  rule: 'rabbitmq.exchange:alternate',
  steps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'headers', arguments: { 'alternate-exchange': '$rest' } },
    },
    { call: 'exchange.declare', with: { exchange: '$rest', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$x', arguments: { colour: 'red' } } },
    { call: 'queue.bind', with: { queue: '$b', exchange: '$rest' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'red', properties: { headers: { colour: 'red' } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'blue', properties: { headers: { colour: 'blue' } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'red' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'blue' } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-empty' },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
