/** The key of this case alone keeps others out. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'amq.direct routes by keys',
  rule: 'exchange:required-instances',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key' } },
    { send: 'basic.publish', with: { exchange: 'amq.direct', routingKey: '$key' }, content: { body: 'mine' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { exchange: 'amq.direct' }, content: { body: 'mine' } },
  ],
};
