/** What need not wait is delivered. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue of length zero delivers to a consumer that has room',
  rule: 'rabbitmq.limit:consumer-comes-first',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 0 } } },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.deliver', content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.deliver', content: { body: '2' } },
  ],
};
