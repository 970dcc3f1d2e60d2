/** The same as the first, at first. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The headers of the last death tell the only one',
  rule: 'rabbitmq.dead-letter:last-death',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '' } },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx' } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    {
      expect: 'basic.deliver',
      content: {
        headers: {
          'x-first-death-queue': '$q',
          'x-first-death-reason': 'rejected',
          'x-first-death-exchange': '',
          'x-last-death-queue': '$q',
          'x-last-death-reason': 'rejected',
          'x-last-death-exchange': '',
        },
      },
      on: 'dead',
    },
  ],
};
