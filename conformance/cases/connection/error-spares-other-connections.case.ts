/** What one client does is not another's fault. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A connection error leaves the other connections as they were',
  rule: 'rabbitmq.connection:error-spares-others',
  steps: [
    { openConnection: 'second' },
    { openChannel: 'second', connection: 'second' },
    { send: 'channel.open' },
    { expectConnectionError: 504 },
    { call: 'queue.declare', with: { queue: '$q' }, answer: { queue: '$q' }, on: 'second' },
  ],
};
