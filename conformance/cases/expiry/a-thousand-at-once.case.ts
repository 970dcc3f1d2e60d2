/** More than one time goes off at a moment. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A thousand messages that are due at the same time all expire',
  rule: 'rabbitmq.ttl:queue',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        arguments: { 'x-message-ttl': 100, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'first' } },
    {
      repeat: 998,
      steps: [{ send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'between' } }],
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'last' } },
    {
      eventually: [{ call: 'queue.declare', with: { queue: '$dead', passive: true }, answer: { messageCount: 1000 } }],
    },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
    { send: 'basic.get', with: { queue: '$dead', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'first' } },
    {
      repeat: 998,
      steps: [
        { send: 'basic.get', with: { queue: '$dead', noAck: true } },
        { expect: 'basic.get-ok', content: { body: 'between' } },
      ],
    },
    { send: 'basic.get', with: { queue: '$dead', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'last' } },
  ],
};
