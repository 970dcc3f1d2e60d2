/** The oldest goes first. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages that leave a full queue go to its dead-letter exchange in their order',
  rule: 'rabbitmq.dead-letter:order',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '' } },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx', 'x-max-length': 2 } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'c' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'd' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'e' } },
    { expect: 'basic.deliver', content: { body: 'a', deaths: [{ queue: '$q', reason: 'maxlen' }] }, on: 'dead' },
    { expect: 'basic.deliver', content: { body: 'b', deaths: [{ queue: '$q', reason: 'maxlen' }] }, on: 'dead' },
    { expect: 'basic.deliver', content: { body: 'c', deaths: [{ queue: '$q', reason: 'maxlen' }] }, on: 'dead' },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'd' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'e' } },
  ],
};
