/** Nobody may know. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Header BCC is not delivered, and all others are',
  rule: 'rabbitmq.sender-selected:blind-copies',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$a' },
      content: {
        body: 'hello',
        properties: { headers: { first: 1, BCC: ['$b'], last: { BCC: 'inside' } }, messageId: 'm1' },
      },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    {
      expect: 'basic.get-ok',
      content: {
        body: 'hello',
        withoutHeaders: ['BCC'],
        headers: { first: 1, last: { BCC: 'inside' } },
        properties: { messageId: 'm1' },
      },
    },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    {
      expect: 'basic.get-ok',
      content: {
        body: 'hello',
        withoutHeaders: ['BCC'],
        headers: { first: 1, last: { BCC: 'inside' } },
        properties: { messageId: 'm1' },
      },
    },
  ],
};
