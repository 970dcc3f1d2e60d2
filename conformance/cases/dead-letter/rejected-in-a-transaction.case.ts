/** Not before its commit. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that is rejected in a transaction goes to the dead-letter exchange when it commits',
  rule: 'rabbitmq.dead-letter:transaction',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { call: 'tx.select' },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { openChannel: 'other' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$dead' }, content: { body: 'before' }, on: 'other' },
    { expect: 'basic.deliver', content: { body: 'before' }, on: 'dead' },
    { call: 'tx.commit' },
    { expect: 'basic.deliver', content: { body: 'a', deaths: [{ queue: '$q', reason: 'rejected' }] }, on: 'dead' },
  ],
};
