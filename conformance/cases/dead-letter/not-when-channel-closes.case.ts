/** They come back. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages that come back with their channel are no dead letters',
  rule: 'rabbitmq.dead-letter:only-these',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' } },
    },
    { openChannel: 'other' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { call: 'basic.consume', with: { queue: '$q' }, on: 'other' },
    { expect: 'basic.deliver', content: { body: 'a' }, on: 'other' },
    { closeChannel: 'other' },
    {
      eventually: [
        { send: 'basic.get', with: { queue: '$q', noAck: true } },
        { expect: 'basic.get-ok', with: { redelivered: true }, content: { body: 'a', withoutHeaders: ['x-death'] } },
      ],
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$dead' }, content: { body: 'marker' } },
    { expect: 'basic.deliver', content: { body: 'marker' }, on: 'dead' },
  ],
};
