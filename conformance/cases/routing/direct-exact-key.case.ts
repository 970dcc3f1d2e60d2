/** A direct exchange compares keys as a whole. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A direct exchange passes a message to a queue that is bound with its routing key, and no other message',
  rule: 'queue.bind.routing-key:direct-exchange-key-matching',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'a.b' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b.c' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.bc' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b ' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: ' a.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.b' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
