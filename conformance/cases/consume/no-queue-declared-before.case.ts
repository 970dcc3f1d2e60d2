/** An empty name is the last queue of the channel. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Consuming from the last queue declared, when there is none, closes the channel with 404',
  rule: 'rabbitmq.consume:missing-queue',
  steps: [
    { send: 'basic.consume', with: { queue: '' } },
    { expectChannelError: 404, method: 'basic.consume' },
  ],
};
