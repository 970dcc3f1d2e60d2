/** The alternate has its own say. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The alternate exchange routes by its own type',
  rule: 'rabbitmq.exchange:alternate',
  steps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'direct', arguments: { 'alternate-exchange': '$rest' } },
    },
    { call: 'exchange.declare', with: { exchange: '$rest', type: 'topic' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$rest', routingKey: 'a.#' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'b.c' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.b' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
