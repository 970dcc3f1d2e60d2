/** It is as long as it was. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A dead letter has the body of the message, however large',
  rule: 'rabbitmq.dead-letter:contents',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '' } },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx' } } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: { size: 1_000_000, of: 'abcdefghijklm' } },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok' },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { expect: 'basic.deliver', content: { body: { size: 1_000_000, of: 'abcdefghijklm' } }, on: 'dead' },
  ],
};
