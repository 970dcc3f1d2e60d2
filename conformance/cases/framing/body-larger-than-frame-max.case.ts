/** A megabyte in frames of four kilobytes. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A body of many full frames is one body to the consumer',
  rule: 'framing:body-split',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', tune: { frameMax: 4096 } },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { routingKey: '$q' }, content: { body: { size: 1_000_000 } } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: { size: 1_000_000 }, framesUpTo: 4088 } },
  ],
};
