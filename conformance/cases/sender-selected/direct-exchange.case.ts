/** Binding keys are compared with each. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'On a direct exchange each key of the message finds its bindings',
  rule: 'rabbitmq.sender-selected:further-keys',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'queue.declare', with: { queue: '$c' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$x', routingKey: 'one' } },
    { call: 'queue.bind', with: { queue: '$b', exchange: '$x', routingKey: 'two' } },
    { call: 'queue.bind', with: { queue: '$c', exchange: '$x', routingKey: 'three' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'one' },
      content: { body: 'hello', properties: { headers: { CC: ['two'] } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$c', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
