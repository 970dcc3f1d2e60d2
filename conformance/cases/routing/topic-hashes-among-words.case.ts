/** The first fit is not always the right one. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: '"a.#.b.#.c" takes keys in which b stands somewhere between a and c',
  rule: 'rabbitmq.topic:hash-is-any-words',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'a.#.b.#.c' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b.c' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.c' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.x.b.y.z.c' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b.b.c.c' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.c.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'b.a.b.c' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.x.c' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.b.c' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.x.b.y.z.c' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.b.b.c.c' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
