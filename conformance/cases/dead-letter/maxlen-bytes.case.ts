/** The reason is the same. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The message that leaves a queue of too many octets goes to its dead-letter exchange as maxlen',
  rule: 'rabbitmq.dead-letter:maxlen',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '' } },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx', 'x-max-length-bytes': 10 } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '12345678' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'abcd' } },
    { expect: 'basic.deliver', content: { body: '12345678', deaths: [{ queue: '$q', reason: 'maxlen' }] }, on: 'dead' },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'abcd' } },
  ],
};
