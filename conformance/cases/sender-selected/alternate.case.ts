/** No key matches. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message none of whose keys matches goes to the alternate exchange, with all of them',
  rule: 'rabbitmq.sender-selected:further-keys',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$rest', type: 'direct' } },
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'direct', arguments: { 'alternate-exchange': '$rest' } },
    },
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$rest', routingKey: 'two' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'one' },
      content: { body: 'hello', properties: { headers: { CC: ['two'] } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
  ],
};
