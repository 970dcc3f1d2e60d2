/** A client that dies of a message does not do so for ever. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title:
    'A message that comes back with its connection more often than x-delivery-limit goes to the dead-letter exchange',
  rule: 'rabbitmq.delivery-limit:dead-letters',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '' } },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: { 'x-queue-type': 'quorum', 'x-dead-letter-exchange': '$dlx', 'x-delivery-limit': 1 },
      },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { openConnection: 'first' },
    { openChannel: 'first', connection: 'first' },
    { call: 'basic.consume', with: { queue: '$q' }, on: 'first' },
    { expect: 'basic.deliver', content: { body: 'a' }, on: 'first' },
    { dropConnection: 'first' },
    { openConnection: 'second' },
    { openChannel: 'second', connection: 'second' },
    { call: 'basic.consume', with: { queue: '$q' }, on: 'second' },
    { expect: 'basic.deliver', content: { body: 'a' }, on: 'second' },
    { dropConnection: 'second' },
    {
      expect: 'basic.deliver',
      content: { body: 'a', deaths: [{ queue: '$q', reason: 'delivery_limit' }] },
      on: 'dead',
    },
  ],
};
