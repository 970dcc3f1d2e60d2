/** Fetching knows the last declared queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Getting from the empty queue name gets from the queue last declared on the channel',
  rule: 'rabbitmq.queue:last-declared',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'fetched' } },
    { send: 'basic.get', with: { queue: '', noAck: true } },
    { expect: 'basic.get-ok', with: { routingKey: '$q' }, content: { body: 'fetched' } },
  ],
};
