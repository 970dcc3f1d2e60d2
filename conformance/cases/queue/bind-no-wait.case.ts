/** A client that does not wait is told nothing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A bind with no-wait binds and is not answered',
  rule: 'queue:no-wait',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key', noWait: true } },
    { send: 'basic.publish', with: { exchange: 'amq.direct', routingKey: '$key' }, content: { body: 'bound' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'bound' } },
  ],
};
