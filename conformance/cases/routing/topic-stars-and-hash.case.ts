/** Each "*" asks for a word of its own. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: '"*.b.#.*" takes keys of three words and more whose second is b',
  rule: 'rabbitmq.topic:hash-is-any-words',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: '*.b.#.*' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b.c' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b.c.d' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'b.c.d' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.c.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.b.c' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.b.c.d' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
