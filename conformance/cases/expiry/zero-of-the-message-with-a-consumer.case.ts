/** Now or never: now. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages with an expiration of 0 are delivered to a consumer that waits',
  rule: 'rabbitmq.ttl:zero',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { expiration: '0' } },
    },
    { expect: 'basic.deliver', content: { body: 'a' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'b', properties: { expiration: '0' } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'c', properties: { expiration: '0' } },
    },
    { expect: 'basic.deliver', content: { body: 'b' } },
    { expect: 'basic.deliver', content: { body: 'c' } },
  ],
};
