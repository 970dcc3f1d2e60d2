/** mandatory was for the first publishing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A dead letter that leads nowhere is not returned, though it was published as mandatory',
  rule: 'rabbitmq.dead-letter:unroutable',
  steps: [
    { call: 'confirm.select' },
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx' } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q', mandatory: true }, content: { body: 'a' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
  ],
};
