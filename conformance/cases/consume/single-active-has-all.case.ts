/** One consumer works, the others stand by. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With x-single-active-consumer the first consumer gets all messages',
  rule: 'rabbitmq.consume:single-active',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-single-active-consumer': true } } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'a', noAck: true }, answer: { consumerTag: 'a' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'b', noAck: true }, answer: { consumerTag: 'b' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { expect: 'basic.deliver', with: { consumerTag: 'a' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 'a' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: { consumerTag: 'a' }, content: { body: '3' } },
  ],
};
