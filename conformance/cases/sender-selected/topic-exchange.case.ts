/** Patterns are matched with each. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'On a topic exchange each key of the message is matched',
  rule: 'rabbitmq.sender-selected:further-keys',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'queue.declare', with: { queue: '$c' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$x', routingKey: '*.red' } },
    { call: 'queue.bind', with: { queue: '$b', exchange: '$x', routingKey: 'big.#' } },
    { call: 'queue.bind', with: { queue: '$c', exchange: '$x', routingKey: 'small.*' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'cat.red' },
      content: { body: 'hello', properties: { headers: { BCC: ['big.dog.green'] } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$c', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
