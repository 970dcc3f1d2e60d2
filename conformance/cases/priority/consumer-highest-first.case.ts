/** A consumer sees them in the same order. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A consumer that comes later is delivered what waits by priority',
  rule: 'rabbitmq.priority:highest-first',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-priority': 3 } } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a1', properties: { priority: 1 } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'b3', properties: { priority: 3 } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'c2', properties: { priority: 2 } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'd3', properties: { priority: 3 } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'e0', properties: { priority: 0 } },
    },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    { expect: 'basic.deliver', content: { body: 'b3' } },
    { expect: 'basic.deliver', content: { body: 'd3' } },
    { expect: 'basic.deliver', content: { body: 'c2' } },
    { expect: 'basic.deliver', content: { body: 'a1' } },
    { expect: 'basic.deliver', content: { body: 'e0' } },
  ],
};
