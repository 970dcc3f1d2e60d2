/** Nothing to compare. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The exchange routes every message without x-deduplication-header',
  rule: 'rabbitmq.deduplication:without-header',
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
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: { body: 'same' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: { body: 'same' } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 1 }, content: { body: 'same' } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'same' } },
  ],
};
