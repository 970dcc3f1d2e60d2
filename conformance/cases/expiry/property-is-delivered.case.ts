/** The consumer can read how long it would have had. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message is delivered with its expiration, also when it comes again',
  rule: 'rabbitmq.ttl:property',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-message-ttl': 50_000 } } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { expiration: '60000' } },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a', properties: { expiration: '60000' } } },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: true } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    {
      expect: 'basic.get-ok',
      with: { redelivered: true },
      content: { body: 'a', properties: { expiration: '60000' } },
    },
  ],
};
