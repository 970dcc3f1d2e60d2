/** Queue and reason together are an entry. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Deaths in the same queue for two reasons are two entries of x-death',
  rule: 'rabbitmq.dead-letter:count',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx', 'x-message-ttl': 500 } },
    },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$dlx', routingKey: '' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'c' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { expect: 'basic.deliver', content: { deaths: [{ queue: '$q', reason: 'rejected' }] }, on: 'dead' },
    { expect: 'basic.deliver', content: { body: 'a' } },
    { call: 'basic.cancel', with: { consumerTag: 'c' } },
    { send: 'basic.reject', with: { deliveryTag: 2, requeue: true } },
    {
      expect: 'basic.deliver',
      content: {
        deaths: [
          { queue: '$q', reason: 'expired', exchange: '$dlx' },
          { queue: '$q', reason: 'rejected' },
        ],
        headers: { 'x-first-death-queue': '$q', 'x-first-death-reason': 'rejected', 'x-first-death-exchange': '' },
      },
      on: 'dead',
    },
  ],
};
