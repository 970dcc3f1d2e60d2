/** What is dropped may be kept elsewhere. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What a full queue drops is a dead letter for the reason maxlen, the oldest first',
  rule: 'rabbitmq.limit:dropped-is-dead-letter',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        arguments: { 'x-max-length': 1, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    {
      expect: 'basic.deliver',
      content: { body: '1', headers: { 'x-first-death-reason': 'maxlen', 'x-first-death-queue': '$q' } },
    },
    { expect: 'basic.deliver', content: { body: '2', headers: { 'x-first-death-reason': 'maxlen' } } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '3' } },
  ],
};
