/** Keys go on with the message. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Each key is matched again by an exchange that is bound to the first',
  rule: 'rabbitmq.sender-selected:further-keys',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'exchange.declare', with: { exchange: '$y', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'exchange.bind', with: { source: '$x', destination: '$y' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$y', routingKey: 'one' } },
    { call: 'queue.bind', with: { queue: '$b', exchange: '$y', routingKey: 'two' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'one' },
      content: { body: 'hello', properties: { headers: { CC: ['two'] } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
  ],
};
