/** Whatever the type of the queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message expires in a quorum queue behind one that never does',
  rule: 'rabbitmq.ttl:wherever-it-stands',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: { 'x-queue-type': 'quorum', 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'stays' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'goes', properties: { expiration: '100' } },
    },
    { expect: 'basic.deliver', content: { body: 'goes' }, on: 'dead' },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    { expect: 'basic.deliver', content: { body: 'stays' } },
  ],
};
