/** "*" may come first. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: '"*.b" takes keys of two words of which the second is b',
  rule: 'rabbitmq.topic:star-is-one-word',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: '*.b' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'x.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.a.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.c' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'b.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.b' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'x.b' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'b.b' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
