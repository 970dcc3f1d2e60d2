/** Any type can have an alternate. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that no pattern of a topic exchange takes goes to the alternate',
  rule: 'rabbitmq.exchange:alternate',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic', arguments: { 'alternate-exchange': '$rest' } } },
    { call: 'exchange.declare', with: { exchange: '$rest', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$x', routingKey: 'a.*' } },
    { call: 'queue.bind', with: { queue: '$b', exchange: '$rest' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b' }, content: { body: 'taken' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'b.b' }, content: { body: 'rest' } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'taken' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'rest' } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-empty' },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
