/** An unbind takes one binding away and no other. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After an unbind that binding leads nowhere, and the others of the queue still do',
  rule: 'queue.unbind:removes',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$gone' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$kept' } },
    { call: 'queue.unbind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$gone' } },
    { send: 'basic.publish', with: { exchange: 'amq.direct', routingKey: '$gone' }, content: { body: 'gone' } },
    { send: 'basic.publish', with: { exchange: 'amq.direct', routingKey: '$kept' }, content: { body: 'kept' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 0 }, content: { body: 'kept' } },
  ],
};
