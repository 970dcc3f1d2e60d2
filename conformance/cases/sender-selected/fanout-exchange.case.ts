/** Keys do not matter there. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A fanout exchange gives each queue one copy, whatever CC says',
  rule: 'rabbitmq.sender-selected:one-copy',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$x', routingKey: '' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'one' },
      content: { body: 'hello', properties: { headers: { CC: ['two', 'three'] } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
