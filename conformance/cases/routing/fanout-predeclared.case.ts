/** The exchange between keeps out what others send to amq.fanout meanwhile. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'amq.fanout passes messages on, whatever their keys',
  rule: 'exchange:required-instances',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$mine', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'exchange.bind', with: { destination: '$mine', source: 'amq.fanout' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$mine', routingKey: '$key' } },
    { send: 'basic.publish', with: { exchange: 'amq.fanout', routingKey: '$key' }, content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { exchange: 'amq.fanout', routingKey: '$key' }, content: { body: 'hello' } },
  ],
};
