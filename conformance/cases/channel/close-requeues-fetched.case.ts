/** What a channel took and did not settle goes back. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'When a channel closes what it fetched and did not settle is delivered to others, as redelivered',
  rule: 'rabbitmq.channel:close-requeues',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'back' }, on: 'second' },
    { send: 'basic.get', with: { queue: '$q' }, on: 'second' },
    { expect: 'basic.get-ok', with: { redelivered: false }, content: { body: 'back' }, on: 'second' },
    { closeChannel: 'second' },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    { expect: 'basic.deliver', with: { redelivered: true }, content: { body: 'back' } },
  ],
};
