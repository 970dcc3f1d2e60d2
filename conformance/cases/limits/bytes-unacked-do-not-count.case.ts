/** A limit is for what waits. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Bodies of messages that wait to be settled do not count against x-max-length-bytes',
  rule: 'rabbitmq.limit:ready-only',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length-bytes': 4 } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1234' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: '1234' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '5678' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '5678' } },
  ],
};
