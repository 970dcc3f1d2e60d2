/** The longest name that a short string can hold. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue name may have 255 octets',
  rule: 'rabbitmq.queue:name-characters',
  steps: [
    { call: 'queue.declare', with: { queue: '$long…' }, answer: { queue: '$long…' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$long…' }, content: { body: 'long' } },
    { send: 'basic.get', with: { queue: '$long…', noAck: true } },
    { expect: 'basic.get-ok', with: { routingKey: '$long…' }, content: { body: 'long' } },
  ],
};
