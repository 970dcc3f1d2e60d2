/** No client may publish to it; dead letters come. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A dead-letter exchange may be internal',
  rule: 'rabbitmq.dead-letter:exchange',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout', internal: true } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '' } },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx' } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { expect: 'basic.deliver', with: { exchange: '$dlx' }, content: { body: 'a' }, on: 'dead' },
  ],
};
