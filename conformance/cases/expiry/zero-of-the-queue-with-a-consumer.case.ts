/** Now or never: now. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages with x-message-ttl of 0 are delivered to a consumer that waits',
  rule: 'rabbitmq.ttl:zero',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-message-ttl': 0 } } },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', content: { body: 'a' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'c' } },
    { expect: 'basic.deliver', content: { body: 'b' } },
    { expect: 'basic.deliver', content: { body: 'c' } },
  ],
};
