/** The next answer is that of the next method. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exchange.unbind with no-wait is not answered, and the binding is gone',
  rule: 'rabbitmq.exchange:bind-no-wait',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$s', type: 'fanout' } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'fanout' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$s' } },
    { send: 'exchange.unbind', with: { destination: '$d', source: '$s', noWait: true } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$d' } },
    { send: 'basic.publish', with: { exchange: '$s', routingKey: '', mandatory: true }, content: { body: 'lost' } },
    { expect: 'basic.return', with: { replyCode: 312, exchange: '$s', routingKey: '' }, content: { body: 'lost' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
