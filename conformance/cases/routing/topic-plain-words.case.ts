/** Without wildcards a topic exchange compares like a direct one. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A binding key without wildcards takes the same routing key and no other',
  rule: 'rabbitmq.topic:star-is-one-word',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'a.b' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b.c' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.bc' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'b.a' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.b' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
