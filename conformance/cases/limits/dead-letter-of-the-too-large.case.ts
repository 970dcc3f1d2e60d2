/** It dies as those before it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message larger than x-max-length-bytes is a dead letter after all that were before it',
  rule: 'rabbitmq.limit:dropped-is-dead-letter',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        arguments: { 'x-max-length-bytes': 4, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '12' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '12345' } },
    { expect: 'basic.deliver', content: { body: '12' } },
    { expect: 'basic.deliver', content: { body: '12345', headers: { 'x-first-death-reason': 'maxlen' } } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
