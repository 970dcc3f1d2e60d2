/** A queue is a queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A mandatory message that an alternate exchange brings to a queue is not returned',
  rule: 'rabbitmq.exchange:alternate-satisfies-mandatory',
  steps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'direct', arguments: { 'alternate-exchange': '$rest' } },
    },
    { call: 'exchange.declare', with: { exchange: '$rest', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$rest' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key', mandatory: true }, content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
  ],
};
