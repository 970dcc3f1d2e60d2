/** Only the active one counts. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'When a consumer that stands by is cancelled the active one stays active',
  rule: 'rabbitmq.consume:single-active',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-single-active-consumer': true } } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'a', noAck: true }, answer: { consumerTag: 'a' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'b', noAck: true }, answer: { consumerTag: 'b' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'c', noAck: true }, answer: { consumerTag: 'c' } },
    { call: 'basic.cancel', with: { consumerTag: 'b' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: { consumerTag: 'a' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 'a' }, content: { body: '2' } },
  ],
};
