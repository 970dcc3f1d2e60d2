/** It is looked for by its name. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A dead letter goes to a dead-letter exchange that was deleted and declared anew, with another type',
  rule: 'rabbitmq.dead-letter:missing-exchange',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx', 'x-dead-letter-routing-key': 'k' } },
    },
    { call: 'exchange.delete', with: { exchange: '$dlx' } },
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: 'k' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { expect: 'basic.deliver', with: { exchange: '$dlx', routingKey: 'k' }, content: { body: 'a' }, on: 'dead' },
  ],
};
