/** The count is of what the next consumer could have. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'declare-ok counts the ready messages and not those that wait to be settled',
  rule: 'rabbitmq.queue:declare-ok-counts-ready',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' }, answer: { messageCount: 0 } },
    { call: 'confirm.select' },
    {
      repeat: 3,
      steps: [{ send: 'basic.publish', with: { exchange: '', routingKey: '$q' } }, { expect: 'basic.ack' }],
    },
    { call: 'queue.declare', with: { queue: '$q' }, answer: { messageCount: 3 } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { messageCount: 2 } },
    { call: 'queue.declare', with: { queue: '$q' }, answer: { queue: '$q', consumerCount: 0, messageCount: 2 } },
  ],
};
