/** One match is enough. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message whose CC matches a binding does not go to the alternate exchange',
  rule: 'rabbitmq.sender-selected:further-keys',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$rest', type: 'fanout' } },
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'direct', arguments: { 'alternate-exchange': '$rest' } },
    },
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$x', routingKey: 'one' } },
    { call: 'queue.bind', with: { queue: '$b', exchange: '$rest', routingKey: '' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'unknown' },
      content: { body: 'hello', properties: { headers: { CC: ['one'] } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
