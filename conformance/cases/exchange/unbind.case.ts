/** RabbitMQ numbers unbind-ok 51, out of line. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'exchange.unbind is answered by method 40, 51, and the binding is gone',
  rule: 'rabbitmq.exchange:unbind',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$s', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$s', routingKey: 'key' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$d' } },
    { send: 'basic.publish', with: { exchange: '$s', routingKey: 'key' }, content: { body: 'before' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'before' } },
    { call: 'exchange.unbind', with: { destination: '$d', source: '$s', routingKey: 'key' } },
    { send: 'basic.publish', with: { exchange: '$s', routingKey: 'key', mandatory: true }, content: { body: 'after' } },
    { expect: 'basic.return', with: { replyCode: 312, exchange: '$s', routingKey: 'key' }, content: { body: 'after' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
