/** A client that does not wait learns from the ids what went wrong. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The close that consuming from a missing queue brings names basic.consume',
  rule: 'rabbitmq.channel:close-names-method',
  steps: [
    { send: 'basic.consume', with: { queue: '$q', noWait: true } },
    { send: 'basic.qos' },
    { expectChannelError: 404, text: "NOT_FOUND - no queue '$q' in vhost '$vhost'", method: 'basic.consume' },
  ],
};
