/** An empty name is the last queue of the channel. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A consume with an empty queue name is of the last queue declared on the channel',
  rule: 'rabbitmq.queue:last-declared',
  steps: [
    { call: 'queue.declare', with: { queue: '$other' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { call: 'basic.consume', with: { queue: '', consumerTag: 't', noAck: true }, answer: { consumerTag: 't' } },
    { expect: 'basic.deliver', with: {}, content: { body: 'a' } },
  ],
};
