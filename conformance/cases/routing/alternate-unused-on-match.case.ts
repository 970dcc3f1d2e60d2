/** One match is enough. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that a binding takes does not go to the alternate',
  rule: 'rabbitmq.exchange:alternate-unused-on-match',
  steps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'direct', arguments: { 'alternate-exchange': '$rest' } },
    },
    { call: 'exchange.declare', with: { exchange: '$rest', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$x', routingKey: 'key' } },
    { call: 'queue.bind', with: { queue: '$b', exchange: '$rest' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key' }, content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
