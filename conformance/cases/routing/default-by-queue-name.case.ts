/** Every queue is bound to the default exchange by its own name. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The default exchange passes a message to the queue that its routing key names, and to no other',
  rule: 'exchange:default-exchange',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$a' }, content: { body: 'for a' } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', with: { exchange: '', routingKey: '$a' }, content: { body: 'for a' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
