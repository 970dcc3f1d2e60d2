/** The oldest goes. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The message that leaves a full queue goes to its dead-letter exchange',
  rule: 'rabbitmq.dead-letter:maxlen',
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
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    {
      expect: 'basic.deliver',
      with: { exchange: '$dlx', routingKey: '$q' },
      content: {
        body: 'a',
        deaths: [{ queue: '$q', reason: 'maxlen' }],
        headers: { 'x-first-death-queue': '$q', 'x-first-death-reason': 'maxlen', 'x-first-death-exchange': '' },
      },
      on: 'dead',
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'b' } },
  ],
};
