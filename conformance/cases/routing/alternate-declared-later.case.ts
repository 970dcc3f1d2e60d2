/** The alternate is looked for by name when a message comes. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An alternate exchange may be declared after the exchange that names it',
  rule: 'rabbitmq.exchange:alternate',
  steps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'direct', arguments: { 'alternate-exchange': '$rest' } },
    },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key', mandatory: true }, content: { body: 'early' } },
    { expect: 'basic.return', with: { replyCode: 312, exchange: '$x', routingKey: 'key' }, content: { body: 'early' } },
    { call: 'exchange.declare', with: { exchange: '$rest', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$rest' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key' }, content: { body: 'late' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'late' } },
  ],
};
