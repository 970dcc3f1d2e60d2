/** The queue knows its dead-letter exchange. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that outlived a restart can die after it',
  rule: 'rabbitmq.dead-letter:restart',
  steps: [
    { call: 'confirm.select' },
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout', durable: true } },
    { call: 'queue.declare', with: { queue: '$dead', durable: true } },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '' } },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: { 'x-dead-letter-exchange': '$dlx', 'x-dead-letter-routing-key': 'late' },
      },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      expect: 'basic.deliver',
      with: { exchange: '$dlx', routingKey: 'late' },
      content: { body: 'a', deaths: [{ queue: '$q', reason: 'rejected' }] },
      on: 'dead',
    },
  ],
};
