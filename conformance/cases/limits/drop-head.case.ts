/** The oldest goes first. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue that holds as many messages as it may drops its oldest for a new one',
  rule: 'rabbitmq.limit:drop-head',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 2 } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '2' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '3' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
