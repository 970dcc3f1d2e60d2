/** Two names that differ by case are two queues. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Queue names that differ by the case of a letter are different names',
  rule: 'rabbitmq.queue:name-characters',
  steps: [
    { call: 'queue.declare', with: { queue: '$Rabbit' } },
    { send: 'queue.declare', with: { queue: '$rabbit', passive: true } },
    { expectChannelError: 404, method: 'queue.declare' },
  ],
};
