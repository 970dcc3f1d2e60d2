/** Nothing weighs nothing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue of zero bytes keeps messages without a body, until one with a body comes',
  rule: 'rabbitmq.limit:zero',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length-bytes': 0 } } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '' } },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 2 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 1 }, content: { body: '' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.ack', with: { deliveryTag: 3 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
