/** What comes from another exchange is no publish. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An internal exchange can be an alternate exchange',
  rule: 'rabbitmq.exchange:alternate',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout', internal: true } },
    { call: 'exchange.declare', with: { exchange: '$s', type: 'direct', arguments: { 'alternate-exchange': '$x' } } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x' } },
    { send: 'basic.publish', with: { exchange: '$s', routingKey: 'key' }, content: { body: 'through' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'through' } },
  ],
};
