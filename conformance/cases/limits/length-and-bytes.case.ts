/** Whichever is reached first. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With both limits each holds by itself',
  rule: 'rabbitmq.limit:both',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 2, 'x-max-length-bytes': 4 } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 1 }, content: { body: '2' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '4' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '4444' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 0 }, content: { body: '4444' } },
  ],
};
