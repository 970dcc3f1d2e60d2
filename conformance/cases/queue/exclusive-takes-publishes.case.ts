/** A reply queue is exclusive to the one who waits for replies. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Another connection may publish to an exclusive queue',
  rule: 'rabbitmq.queue:exclusive-takes-publishes',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', exclusive: true } },
    { openConnection: 'other' },
    { openChannel: 'theirs', connection: 'other' },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'reply' }, on: 'theirs' },
    { expect: 'basic.deliver', with: { exchange: '', routingKey: '$q' }, content: { body: 'reply' } },
  ],
};
