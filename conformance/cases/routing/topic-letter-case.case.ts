/** Keys are not folded. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A topic exchange tells letter cases apart',
  rule: 'rabbitmq.routing:keys-are-octets',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'Stock.*' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'stock.nyse' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'STOCK.NYSE' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'Stock.nyse' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'Stock.nyse' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
