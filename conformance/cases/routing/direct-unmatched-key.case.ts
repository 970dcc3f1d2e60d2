/** Without a binding there is no way. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message whose routing key is bound nowhere is unroutable',
  rule: 'queue.bind.routing-key:direct-exchange-key-matching',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'key' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'other', mandatory: true },
      content: { body: 'lost' },
    },
    {
      expect: 'basic.return',
      with: { replyCode: 312, exchange: '$x', routingKey: 'other' },
      content: { body: 'lost' },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
