/** Bindings between exchanges have arguments too. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A headers exchange passes to another exchange what matches the arguments of their binding',
  rule: 'rabbitmq.exchange:bound-exchange-routes',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$x', arguments: { colour: 'red' } } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$d' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'blue', properties: { headers: { colour: 'blue' } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'red', properties: { headers: { colour: 'red' } } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', content: { body: 'red' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
