/** Each as it is rejected. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages go to the dead-letter exchange in the order in which they are rejected',
  rule: 'rabbitmq.dead-letter:order',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '' } },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx' } } },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'c' } },
    { expect: 'basic.deliver', content: { body: 'a' } },
    { expect: 'basic.deliver', content: { body: 'b' } },
    { expect: 'basic.deliver', content: { body: 'c' } },
    { send: 'basic.reject', with: { deliveryTag: 2 } },
    { expect: 'basic.deliver', content: { body: 'b' }, on: 'dead' },
    { send: 'basic.reject', with: { deliveryTag: 3 } },
    { expect: 'basic.deliver', content: { body: 'c' }, on: 'dead' },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { expect: 'basic.deliver', content: { body: 'a' }, on: 'dead' },
  ],
};
