/** Whatever became of the first. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The exchange drops a duplicate although the first message is gone',
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
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '1' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '1' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: '2', properties: { headers: { 'x-deduplication-header': 'a' } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: '3', properties: { headers: { 'x-deduplication-header': 7 } } },
    },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 0 }, content: { body: '3' } },
  ],
};
