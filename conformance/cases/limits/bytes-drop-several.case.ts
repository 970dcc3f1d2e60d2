/** As many as it takes. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'As many of the oldest messages are dropped as a large one needs',
  rule: 'rabbitmq.limit:bytes',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length-bytes': 10 } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '111' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '222' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '333' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '4444444' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 1 }, content: { body: '333' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '4444444' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
