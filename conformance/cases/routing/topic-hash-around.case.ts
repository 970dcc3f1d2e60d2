/** "#" may stand more than once. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: '"#.a.#" takes keys with the word a anywhere',
  rule: 'rabbitmq.topic:hash-is-any-words',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: '#.a.#' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'x.a' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.x' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'x.a.x' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'x.y.a.z.a' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'x.b.y' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'aa' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'x.a' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.x' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'x.a.x' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'x.y.a.z.a' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
