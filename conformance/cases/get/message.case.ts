/** What is published is what is fetched. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'get-ok carries exchange, routing key, properties and body as published',
  rule: 'rabbitmq.consume:get-ok-counts-the-rest',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'hello', properties: { contentType: 'text/plain', headers: { n: 1 } } },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    {
      expect: 'basic.get-ok',
      with: { deliveryTag: 1, redelivered: false, exchange: '', routingKey: '$q', messageCount: 0 },
      content: { body: 'hello', properties: { contentType: 'text/plain' }, headers: { n: 1 } },
    },
  ],
};
