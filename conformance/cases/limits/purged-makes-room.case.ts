/** An empty queue has its whole length again. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After a purge a queue takes as many messages as it may hold',
  rule: 'rabbitmq.limit:drop-head',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 2 } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { call: 'queue.purge', with: { queue: '$q' }, answer: { messageCount: 2 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '4' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 1 }, content: { body: '3' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '4' } },
  ],
};
