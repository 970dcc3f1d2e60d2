/** Those that stand by are consumers too. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'queue.declare counts the consumers that stand by',
  rule: 'rabbitmq.consume:single-active',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-single-active-consumer': true } } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'a', noAck: true }, answer: { consumerTag: 'a' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'b', noAck: true }, answer: { consumerTag: 'b' } },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0, consumerCount: 2 } },
  ],
};
