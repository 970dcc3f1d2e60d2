/** Without a pattern that takes it there is no way. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that no pattern of a topic exchange takes is unroutable',
  rule: 'rabbitmq.topic:star-is-one-word',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'a.*' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'b.a', mandatory: true }, content: { body: 'lost' } },
    { expect: 'basic.return', with: { replyCode: 312, exchange: '$x', routingKey: 'b.a' }, content: { body: 'lost' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
