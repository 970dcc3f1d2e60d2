/** Stand-bys take over in the order in which they came. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'When the active consumer is cancelled the next that subscribed becomes active',
  rule: 'rabbitmq.consume:single-active-successor',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-single-active-consumer': true } } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'a', noAck: true }, answer: { consumerTag: 'a' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'b', noAck: true }, answer: { consumerTag: 'b' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'c', noAck: true }, answer: { consumerTag: 'c' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 'a' }, content: { body: '1' } },
    { call: 'basic.cancel', with: { consumerTag: 'a' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { expect: 'basic.deliver', with: { consumerTag: 'b' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: { consumerTag: 'b' }, content: { body: '3' } },
    { call: 'basic.cancel', with: { consumerTag: 'b' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '4' } },
    { expect: 'basic.deliver', with: { consumerTag: 'c' }, content: { body: '4' } },
  ],
};
