/** "#" may come first. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: '"#.a" takes keys that end with the word a',
  rule: 'rabbitmq.topic:hash-is-any-words',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: '#.a' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'b.a' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'c.b.a' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'ba' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.a' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'b.a' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'c.b.a' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.a' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
