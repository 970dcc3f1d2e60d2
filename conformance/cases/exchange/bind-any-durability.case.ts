/** A binding is as durable as its ends, and no end is refused. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Durable and transient exchanges can be bound to each other both ways',
  rule: 'rabbitmq.exchange:bind-any-durability',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$durable', type: 'fanout', durable: true } },
    { call: 'exchange.declare', with: { exchange: '$transient', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$durable' } },
    { call: 'queue.declare', with: { queue: '$r' } },
    { call: 'queue.bind', with: { queue: '$r', exchange: '$transient' } },
    { call: 'exchange.bind', with: { destination: '$transient', source: '$durable' } },
    { call: 'exchange.bind', with: { destination: '$durable', source: '$transient' } },
    { send: 'basic.publish', with: { exchange: '$durable', routingKey: '' }, content: { body: 'one' } },
    { send: 'basic.get', with: { queue: '$r', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'one' } },
    { send: 'basic.publish', with: { exchange: '$transient', routingKey: '' }, content: { body: 'two' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'one' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'two' } },
  ],
};
