/** Nobody else decides what no longer comes to an exclusive queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: "Unbinding another connection's exclusive queue closes the channel with 405, and the binding stays",
  rule: 'queue.declare.exclusive:exclusive',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', exclusive: true } },
    { openConnection: 'other' },
    { openChannel: 'theirs', connection: 'other' },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key' } },
    { send: 'queue.unbind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key' }, on: 'theirs' },
    {
      expectChannelError: 405,
      text: { startsWith: "RESOURCE_LOCKED - cannot obtain exclusive access to locked queue '$q' in vhost '$vhost'" },
      method: 'queue.unbind',
      on: 'theirs',
    },
    { send: 'basic.publish', with: { exchange: 'amq.direct', routingKey: '$key' }, content: { body: 'still bound' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'still bound' } },
  ],
};
