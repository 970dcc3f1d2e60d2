/** It remembers what it has routed. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exchange of type x-message-deduplication routes to all its queues what it has not routed before',
  rule: 'rabbitmq.deduplication:exchange',
  needsSteps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'x-message-deduplication', arguments: { 'x-cache-size': 10 } },
    },
  ],
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$x', routingKey: '' } },
    { call: 'queue.bind', with: { queue: '$b', exchange: '$x', routingKey: 'other' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: '1', properties: { headers: { 'x-deduplication-header': 'a' } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'any' },
      content: { body: '2', properties: { headers: { 'x-deduplication-header': 'a' } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: '3', properties: { headers: { 'x-deduplication-header': 'b' } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 1 }, content: { body: '1' } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '3' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 1 }, content: { body: '1' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '3' } },
  ],
};
