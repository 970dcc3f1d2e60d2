/** Both count. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: "The keys of CC and of BCC count beside the message's own",
  rule: 'rabbitmq.sender-selected:further-keys',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'queue.declare', with: { queue: '$c' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$a' },
      content: { body: 'hello', properties: { headers: { BCC: ['$c'], CC: ['$b'] } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$c', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
  ],
};
