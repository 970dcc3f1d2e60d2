/** Nobody asked for it back. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that reaches no queue is dropped silently',
  rule: 'basic.publish.mandatory:01',
  steps: [
    { send: 'basic.publish', with: { exchange: '', routingKey: '$nobody' }, content: { body: 'a' } },
    { expectNothingForMs: 150 },
  ],
};
