/** "*" may stand between words. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: '"a.*.c" takes keys of three words that begin with a and end with c',
  rule: 'rabbitmq.topic:star-is-one-word',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'a.*.c' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.c' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b.c' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b.b.c' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b.d' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'x.b.c' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.c.c' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.b.c' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.c.c' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
