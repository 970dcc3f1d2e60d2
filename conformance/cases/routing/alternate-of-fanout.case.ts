/** Any type can have an alternate. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message to a fanout exchange without bindings goes to the alternate',
  rule: 'rabbitmq.exchange:alternate',
  steps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'fanout', arguments: { 'alternate-exchange': '$rest' } },
    },
    { call: 'exchange.declare', with: { exchange: '$rest', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$rest' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: { body: 'rest' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'rest' } },
  ],
};
