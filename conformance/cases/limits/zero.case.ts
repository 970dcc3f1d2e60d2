/** Nothing may wait. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue of length zero keeps no message, and confirms it',
  rule: 'rabbitmq.limit:zero',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 0 } } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
