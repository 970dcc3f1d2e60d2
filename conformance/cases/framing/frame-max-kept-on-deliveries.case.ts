/** What came in one large frame goes out in small ones to who asked for that. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A body is delivered in frames of at most the frame-max that the consumer agreed',
  rule: 'framing:frame-max-kept',
  begin: 'nothing',
  steps: [
    { openConnection: 'publisher' },
    { openChannel: 'publisher', connection: 'publisher' },
    { openConnection: 'main', tune: { frameMax: 4096 } },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    {
      send: 'basic.publish',
      with: { routingKey: '$q' },
      content: { body: { size: 50_000 }, frames: [50_000] },
      on: 'publisher',
    },
    { expect: 'basic.deliver', content: { body: { size: 50_000 }, framesUpTo: 4088 } },
  ],
};
