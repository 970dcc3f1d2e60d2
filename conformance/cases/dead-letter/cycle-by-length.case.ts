/** The oldest would push itself out for ever. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that leaves a full queue is not put into it again',
  rule: 'rabbitmq.dead-letter:cycle',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '' } },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx', 'x-max-length': 1 } },
    },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$dlx', routingKey: '' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    { expect: 'basic.deliver', content: { body: 'a', deaths: [{ queue: '$q', reason: 'maxlen' }] }, on: 'dead' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$dead' }, content: { body: 'marker' } },
    { expect: 'basic.deliver', content: { body: 'marker' }, on: 'dead' },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 0 }, content: { body: 'b', withoutHeaders: ['x-death'] } },
  ],
};
