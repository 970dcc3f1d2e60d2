/** A binding to a direct exchange takes its own key and no other. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue bound to a direct exchange gets what is published with exactly its binding key',
  rule: 'queue.bind.routing-key:direct-exchange-key-matching',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key' } },
    { send: 'basic.publish', with: { exchange: 'amq.direct', routingKey: '$keys' }, content: { body: 'another key' } },
    { send: 'basic.publish', with: { exchange: 'amq.direct', routingKey: '$key' }, content: { body: 'the key' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    {
      expect: 'basic.get-ok',
      with: { exchange: 'amq.direct', routingKey: '$key', messageCount: 0 },
      content: { body: 'the key' },
    },
  ],
};
