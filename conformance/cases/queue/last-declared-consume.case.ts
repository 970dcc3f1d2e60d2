/** Consuming knows the last declared queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Consuming from the empty queue name consumes from the queue last declared on the channel',
  rule: 'rabbitmq.queue:last-declared',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'consumed' } },
    { expect: 'basic.deliver', with: { consumerTag: 'reader', routingKey: '$q' }, content: { body: 'consumed' } },
  ],
};
