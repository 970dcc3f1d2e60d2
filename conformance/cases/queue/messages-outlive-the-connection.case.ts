/** A queue that is not exclusive belongs to nobody. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A shared queue and its messages stay when the connection that made them closes',
  rule: 'queue:keeps-messages',
  steps: [
    { openConnection: 'other' },
    { openChannel: 'theirs', connection: 'other' },
    { call: 'queue.declare', with: { queue: '$q' }, on: 'theirs' },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key' }, on: 'theirs' },
    {
      send: 'basic.publish',
      with: { exchange: 'amq.direct', routingKey: '$key' },
      content: { body: 'kept' },
      on: 'theirs',
    },
    { closeConnection: 'other' },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { redelivered: false, messageCount: 0 }, content: { body: 'kept' } },
  ],
};
