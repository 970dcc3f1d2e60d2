/** Keys do not matter there. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A headers exchange looks at the headers, and CC is one of them',
  rule: 'rabbitmq.sender-selected:one-copy',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$x', routingKey: '', arguments: { kind: 'big' } } },
    { call: 'queue.bind', with: { queue: '$b', exchange: '$x', routingKey: 'two', arguments: { kind: 'small' } } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'one' },
      content: { body: 'hello', properties: { headers: { kind: 'big', CC: ['two'] } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-empty' },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
