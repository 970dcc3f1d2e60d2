/** Fetched contents are cut as delivered ones are. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'basic.get-ok comes with body frames of at most the agreed frame-max',
  rule: 'framing:frame-max-kept',
  begin: 'nothing',
  steps: [
    { openConnection: 'publisher' },
    { openChannel: 'publisher', connection: 'publisher' },
    { openConnection: 'main', tune: { frameMax: 4096 } },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'confirm.select', on: 'publisher' },
    {
      send: 'basic.publish',
      with: { routingKey: '$q' },
      content: { body: { size: 4089 }, frames: [4089] },
      on: 'publisher',
    },
    { expect: 'basic.ack', on: 'publisher' },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: { size: 4089 }, framesUpTo: 4088 } },
  ],
};
