/** Every channel has a last declared queue of its own. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The empty queue name is not changed by what another channel declares',
  rule: 'rabbitmq.queue:last-declared-per-channel',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$here' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$here' } },
    { call: 'queue.declare', with: { queue: '$there' }, on: 'second' },
    { call: 'queue.purge', with: { queue: '' }, answer: { messageCount: 1 } },
  ],
};
