/** Names of headers are exact. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A header cc is a header like any other',
  rule: 'rabbitmq.sender-selected:lists-of-text',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$a' },
      content: { body: 'hello', properties: { headers: { cc: ['$b'], Bcc: 5 } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
