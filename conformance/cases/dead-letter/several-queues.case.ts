/** A copy for each. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A fanout dead-letter exchange gives a dead letter to every queue',
  rule: 'rabbitmq.dead-letter:exchange',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'queue.declare', with: { queue: '$c' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$dlx', routingKey: '' } },
    { call: 'queue.bind', with: { queue: '$b', exchange: '$dlx', routingKey: '' } },
    { call: 'queue.bind', with: { queue: '$c', exchange: '$dlx', routingKey: '' } },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx', 'x-message-ttl': 100 } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { openChannel: 'a' },
    { call: 'basic.consume', with: { queue: '$a', noAck: true }, on: 'a' },
    {
      expect: 'basic.deliver',
      with: { exchange: '$dlx', routingKey: '$q' },
      content: { body: 'a', deaths: [{ queue: '$q', reason: 'expired' }] },
      on: 'a',
    },
    { openChannel: 'b' },
    { call: 'basic.consume', with: { queue: '$b', noAck: true }, on: 'b' },
    {
      expect: 'basic.deliver',
      with: { exchange: '$dlx', routingKey: '$q' },
      content: { body: 'a', deaths: [{ queue: '$q', reason: 'expired' }] },
      on: 'b',
    },
    { openChannel: 'c' },
    { call: 'basic.consume', with: { queue: '$c', noAck: true }, on: 'c' },
    {
      expect: 'basic.deliver',
      with: { exchange: '$dlx', routingKey: '$q' },
      content: { body: 'a', deaths: [{ queue: '$q', reason: 'expired' }] },
      on: 'c',
    },
  ],
};
