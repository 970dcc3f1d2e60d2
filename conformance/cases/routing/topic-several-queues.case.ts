/** Each queue has patterns of its own. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A topic exchange passes a message to every queue with a binding that takes it, and to no other',
  rule: 'rabbitmq.topic:hash-is-any-words',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'queue.declare', with: { queue: '$c' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$x', routingKey: '*.orange.*' } },
    { call: 'queue.bind', with: { queue: '$b', exchange: '$x', routingKey: '#.rabbit' } },
    { call: 'queue.bind', with: { queue: '$c', exchange: '$x', routingKey: 'lazy.#' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'quick.orange.rabbit' }, content: { body: 'hop' } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hop' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hop' } },
    { send: 'basic.get', with: { queue: '$c', noAck: true } },
    { expect: 'basic.get-empty' },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'lazy.pink' }, content: { body: 'yawn' } },
    { send: 'basic.get', with: { queue: '$c', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'yawn' } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-empty' },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
