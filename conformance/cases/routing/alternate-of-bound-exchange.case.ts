/** Each exchange on the way has its own alternate. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What the destination of a binding between exchanges cannot route goes to its alternate',
  rule: 'rabbitmq.exchange:alternate',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    {
      call: 'exchange.declare',
      with: { exchange: '$d', type: 'direct', arguments: { 'alternate-exchange': '$rest' } },
    },
    { call: 'exchange.declare', with: { exchange: '$rest', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$x' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$rest' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key' }, content: { body: 'rest' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'rest' } },
  ],
};
