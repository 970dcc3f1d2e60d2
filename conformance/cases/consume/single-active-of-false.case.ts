/** False is as good as nothing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With x-single-active-consumer false consumers take turns, and basic.get works',
  rule: 'rabbitmq.consume:single-active',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-single-active-consumer': false } } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-empty' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'a', noAck: true }, answer: { consumerTag: 'a' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'b', noAck: true }, answer: { consumerTag: 'b' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: { consumerTag: 'a' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 'b' }, content: { body: '2' } },
  ],
};
