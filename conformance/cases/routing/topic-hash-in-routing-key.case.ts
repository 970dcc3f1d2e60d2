/** Patterns are for those who bind. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A routing key with "#" reaches no binding of other words',
  rule: 'rabbitmq.topic:wildcard-in-routing-key',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'a.b' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '#' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.#' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.#.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '#.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.b' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
