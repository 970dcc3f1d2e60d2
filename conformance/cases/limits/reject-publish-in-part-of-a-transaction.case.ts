/** What others took stays. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'When a queue refuses a part of a transaction, the other queues keep theirs',
  rule: 'rabbitmq.limit:reject-publish-transaction',
  steps: [
    { openChannel: 'second' },
    {
      call: 'queue.declare',
      with: { queue: '$full', arguments: { 'x-max-length': 0, 'x-overflow': 'reject-publish' } },
    },
    { call: 'queue.declare', with: { queue: '$free' } },
    { call: 'tx.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$free' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$full' }, content: { body: '2' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$free' }, content: { body: '3' } },
    { send: 'tx.commit' },
    { expectChannelError: 406 },
    { call: 'basic.consume', with: { queue: '$free', noAck: true }, on: 'second' },
    { expect: 'basic.deliver', content: { body: '1' }, on: 'second' },
    { expect: 'basic.deliver', content: { body: '3' }, on: 'second' },
  ],
};
