/** A closing channel gives back more than there is room for. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What a closing channel gives back over the limit is dropped from the head',
  rule: 'rabbitmq.limit:requeue-drops-head',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 1 } } },
    { call: 'basic.consume', with: { queue: '$q' }, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.deliver', content: { body: '1' }, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.deliver', content: { body: '2' }, on: 'second' },
    { closeChannel: 'second' },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    { expect: 'basic.deliver', with: { deliveryTag: 1, redelivered: true }, content: { body: '2' } },
  ],
};
