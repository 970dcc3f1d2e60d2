/** Patterns share words, and each ends on its own. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After an unbind the other patterns of a topic exchange still take their messages, and that one none',
  rule: 'rabbitmq.topic:hash-is-any-words',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'a.#' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'a.*.c' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'a.b' } },
    { call: 'queue.unbind', with: { queue: '$q', exchange: '$x', routingKey: 'a.#' } },
    { call: 'queue.unbind', with: { queue: '$q', exchange: '$x', routingKey: 'a.b' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.x.c' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b.c.d' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.x.c' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
