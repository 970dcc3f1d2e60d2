/** A set of queues. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue that is bound with two keys of a message takes one copy',
  rule: 'rabbitmq.sender-selected:one-copy',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$x', routingKey: 'one' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$x', routingKey: 'two' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'one' },
      content: { body: 'hello', properties: { headers: { CC: ['two'] } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
