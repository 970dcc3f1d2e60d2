/** It gets its first ones. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message without properties gets the headers that tell of its death, and nothing else',
  rule: 'rabbitmq.dead-letter:contents',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '' } },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx' } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a', without: ['headers'] } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    {
      expect: 'basic.deliver',
      content: {
        body: 'a',
        deaths: [{ queue: '$q', reason: 'rejected' }],
        headers: { 'x-first-death-queue': '$q', 'x-first-death-reason': 'rejected', 'x-first-death-exchange': '' },
        without: ['contentType', 'deliveryMode', 'expiration', 'messageId', 'priority', 'timestamp', 'userId'],
      },
      on: 'dead',
    },
  ],
};
