/** A client that does not wait learns from the ids what went wrong. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The close that a publish to a missing exchange brings names basic.publish',
  rule: 'rabbitmq.channel:close-names-method',
  steps: [
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '$key' }, content: { body: 'nowhere' } },
    { send: 'basic.qos' },
    { expectChannelError: 404, text: "NOT_FOUND - no exchange '$x' in vhost '$vhost'", method: 'basic.publish' },
  ],
};
