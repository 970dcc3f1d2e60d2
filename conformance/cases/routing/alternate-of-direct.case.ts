/** The alternate is for what nobody wants. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title:
    'A message that no binding of a direct exchange takes goes to the alternate, with the same routing key and exchange',
  rule: 'rabbitmq.exchange:alternate',
  steps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'direct', arguments: { 'alternate-exchange': '$rest' } },
    },
    { call: 'exchange.declare', with: { exchange: '$rest', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$rest' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key' }, content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { exchange: '$x', routingKey: 'key' }, content: { body: 'hello' } },
  ],
};
