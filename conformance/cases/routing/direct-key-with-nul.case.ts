/** No octet ends a key. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A direct exchange compares keys beyond an octet of 0',
  rule: 'rabbitmq.routing:keys-are-octets',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'a\u0000b' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a\u0000' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a\u0000c' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a\u0000b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a\u0000b' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
