/** What is published is what is delivered. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A delivery carries exchange, routing key, properties and body as published',
  rule: 'framing:content-untouched',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'hello', properties: { contentType: 'text/plain', headers: { attempts: 3 } } },
    },
    {
      expect: 'basic.deliver',
      with: { consumerTag: 'reader', deliveryTag: 1, redelivered: false, exchange: '', routingKey: '$q' },
      content: { body: 'hello', properties: { contentType: 'text/plain' }, headers: { attempts: 3 } },
    },
  ],
};
