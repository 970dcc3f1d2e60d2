/** The frame-max counts head and end. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A frame of exactly the agreed frame-max is taken',
  rule: 'framing:oversized-frame',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', tune: { frameMax: 4096 } },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { routingKey: '$q' }, content: { body: { size: 4088 }, frames: [4088] } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { deliveryTag: 1 }, content: { body: { size: 4088 } } },
  ],
};
