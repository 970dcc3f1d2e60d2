/** Octets of bodies. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue whose bodies come to more than x-max-length-bytes drops its oldest message',
  rule: 'rabbitmq.limit:bytes',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length-bytes': 10 } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1234' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '5678' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '90' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 2 }, content: { body: '5678' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '90' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
  ],
};
