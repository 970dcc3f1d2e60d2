/** All of them, in their order. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages that are nacked together go to the dead-letter exchange in their order',
  rule: 'rabbitmq.dead-letter:order',
  needs: ['basic.nack'],
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
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'd' } },
    { expect: 'basic.deliver', content: { body: 'a' } },
    { expect: 'basic.deliver', content: { body: 'b' } },
    { expect: 'basic.deliver', content: { body: 'c' } },
    { expect: 'basic.deliver', content: { body: 'd' } },
    { send: 'basic.nack', with: { deliveryTag: 3, multiple: true } },
    { expect: 'basic.deliver', content: { body: 'a' }, on: 'dead' },
    { expect: 'basic.deliver', content: { body: 'b' }, on: 'dead' },
    { expect: 'basic.deliver', content: { body: 'c' }, on: 'dead' },
    { send: 'basic.nack', with: { deliveryTag: 4 } },
    { expect: 'basic.deliver', content: { body: 'd' }, on: 'dead' },
  ],
};
