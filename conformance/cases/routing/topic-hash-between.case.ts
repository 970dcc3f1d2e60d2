/** "#" may stand between words. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: '"a.#.b" takes keys that begin with a and end with b',
  rule: 'rabbitmq.topic:hash-is-any-words',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'a.#.b' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.x.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.x.y.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b.c' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.b' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.x.b' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.x.y.b' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.b.b' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
