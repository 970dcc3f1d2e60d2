/** Each exchange on the way has its own say. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that matches a binding between exchanges is routed by the destination, with the same key',
  rule: 'rabbitmq.exchange:bound-exchange-routes',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$x', routingKey: 'a.*' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$d', routingKey: 'a.b' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.c' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'b.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.b' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
