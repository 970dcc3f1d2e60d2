/** "#" alone makes a fanout exchange of a topic exchange. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: '"#" takes every key, the empty one too',
  rule: 'rabbitmq.topic:hash-is-any-words',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: '#' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b.c.d.e.f' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '.' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '#' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: '' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.b' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.b.c.d.e.f' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: '.' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: '#' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
