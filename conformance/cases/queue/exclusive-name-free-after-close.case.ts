/** Nothing of an exclusive queue is left to the next one of its name. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title:
    'After its connection closed, the name of an exclusive queue is free, and a queue that takes it is empty and unbound',
  rule: 'rabbitmq.queue:exclusive-gone-with-connection',
  steps: [
    { openConnection: 'other' },
    { openChannel: 'theirs', connection: 'other' },
    { call: 'queue.declare', with: { queue: '$q', exclusive: true }, on: 'theirs' },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key' }, on: 'theirs' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, on: 'theirs' },
    { closeConnection: 'other' },
    { call: 'queue.declare', with: { queue: '$q', exclusive: true }, answer: { queue: '$q', messageCount: 0 } },
    { send: 'basic.publish', with: { exchange: 'amq.direct', routingKey: '$key' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
