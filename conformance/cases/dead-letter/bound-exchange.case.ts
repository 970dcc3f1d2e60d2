/** Through another exchange. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A dead letter goes on to the exchanges that are bound to its dead-letter exchange',
  rule: 'rabbitmq.dead-letter:exchange',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    { call: 'exchange.declare', with: { exchange: '$next', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$next', routingKey: '$q' } },
    { call: 'exchange.bind', with: { source: '$dlx', destination: '$next', routingKey: '' } },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx' } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { expect: 'basic.deliver', with: { exchange: '$dlx', routingKey: '$q' }, content: { body: 'a' }, on: 'dead' },
  ],
};
