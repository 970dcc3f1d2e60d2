/** Old clients are not surprised. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A client without the capability is not sent basic.cancel',
  rule: 'rabbitmq.consume:cancel-needs-capability',
  steps: [
    { openConnection: 'old', clientProperties: {} },
    { openChannel: 'old', connection: 'old' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' }, on: 'old' },
    { call: 'queue.delete', with: { queue: '$q' } },
    { expectNothingForMs: 200, on: 'old' },
  ],
};
