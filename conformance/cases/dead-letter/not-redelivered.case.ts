/** It is new in its new queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A dead letter is not marked as redelivered',
  rule: 'rabbitmq.dead-letter:delivered-as',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '' } },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx' } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { redelivered: false }, content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: true } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { redelivered: true }, content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 2 } },
    {
      expect: 'basic.deliver',
      with: { redelivered: false, exchange: '$dlx', routingKey: '$q' },
      content: { body: 'a' },
      on: 'dead',
    },
  ],
};
