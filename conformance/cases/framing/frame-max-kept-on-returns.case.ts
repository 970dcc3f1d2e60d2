/** A returned content is cut for its publisher. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'basic.return comes with body frames of at most the agreed frame-max',
  rule: 'framing:frame-max-kept',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', tune: { frameMax: 4096 } },
    { openChannel: 'main' },
    {
      send: 'basic.publish',
      with: { routingKey: '$nobody', mandatory: true },
      content: { body: { size: 4096 }, frames: [4096] },
    },
    { expect: 'basic.return', with: { replyCode: 312 }, content: { body: { size: 4096 }, framesUpTo: 4088 } },
  ],
};
