/** A queue in which nothing can be. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Every message for a queue with x-max-length 0 goes to its dead-letter exchange',
  rule: 'rabbitmq.dead-letter:maxlen',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '' } },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx', 'x-max-length': 0 } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', content: { body: 'a', deaths: [{ queue: '$q', reason: 'maxlen' }] }, on: 'dead' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    { expect: 'basic.deliver', content: { body: 'b', deaths: [{ queue: '$q', reason: 'maxlen' }] }, on: 'dead' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
  ],
};
