/** Keys are not folded. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A direct exchange tells letter cases apart',
  rule: 'rabbitmq.routing:keys-are-octets',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'Key' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'KEY' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'Key' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'Key' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
