/** A circle has no end, but a message has. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that no exchange in a circle of alternates takes is unroutable',
  rule: 'rabbitmq.exchange:alternate-cycle',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', arguments: { 'alternate-exchange': '$y' } } },
    { call: 'exchange.declare', with: { exchange: '$y', type: 'direct', arguments: { 'alternate-exchange': '$x' } } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key', mandatory: true }, content: { body: 'lost' } },
    { expect: 'basic.return', with: { replyCode: 312, exchange: '$x', routingKey: 'key' }, content: { body: 'lost' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'key' } },
    { send: 'basic.publish', with: { exchange: '$y', routingKey: 'key' }, content: { body: 'found' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'found' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
