/** Patterns count. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A topic dead-letter exchange routes dead letters by their key',
  rule: 'rabbitmq.dead-letter:exchange',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'topic' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.declare', with: { queue: '$other' } },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: 'late.#' } },
    { call: 'queue.bind', with: { queue: '$other', exchange: '$dlx', routingKey: '*.late' } },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx', 'x-dead-letter-routing-key': 'late.a.b' } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { expect: 'basic.deliver', with: { routingKey: 'late.a.b' }, content: { body: 'a' }, on: 'dead' },
    { call: 'queue.declare', with: { queue: '$other', passive: true }, answer: { messageCount: 0 } },
  ],
};
