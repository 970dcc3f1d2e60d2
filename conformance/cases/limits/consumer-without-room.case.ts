/** What it cannot take waits, and is limited. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What a consumer at its prefetch limit cannot take counts against the length',
  rule: 'rabbitmq.limit:consumer-comes-first',
  steps: [
    { openChannel: 'publisher' },
    { call: 'confirm.select', on: 'publisher' },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 1 } } },
    { call: 'basic.qos', with: { prefetchCount: 1 } },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' }, on: 'publisher' },
    { expect: 'basic.ack', with: { deliveryTag: 1 }, on: 'publisher' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' }, on: 'publisher' },
    { expect: 'basic.ack', with: { deliveryTag: 2 }, on: 'publisher' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' }, on: 'publisher' },
    { expect: 'basic.ack', with: { deliveryTag: 3 }, on: 'publisher' },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: '1' } },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 1 } },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { expect: 'basic.deliver', with: { deliveryTag: 2 }, content: { body: '3' } },
  ],
};
