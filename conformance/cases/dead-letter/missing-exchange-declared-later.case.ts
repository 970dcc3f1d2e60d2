/** It is looked for when a message dies. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A dead letter goes to a dead-letter exchange that was declared after the queue',
  rule: 'rabbitmq.dead-letter:missing-exchange',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx' } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'b' } },
    { send: 'basic.reject', with: { deliveryTag: 2 } },
    { expect: 'basic.deliver', with: { exchange: '$dlx' }, content: { body: 'b' }, on: 'dead' },
  ],
};
