/** What the broker has made stays. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Deleting amq.direct is a channel error 403, and it is still there',
  rule: 'rabbitmq.exchange:predeclared-kept',
  steps: [
    { send: 'exchange.delete', with: { exchange: 'amq.direct' } },
    {
      expectChannelError: 403,
      method: 'exchange.delete',
      text: "ACCESS_REFUSED - deletion of system exchange 'amq.direct' in vhost '$vhost' not allowed",
    },
    { openChannel: 'second' },
    { call: 'exchange.declare', with: { exchange: 'amq.direct', passive: true }, on: 'second' },
  ],
};
