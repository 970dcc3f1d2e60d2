/** The message is judged, not its way. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A wrong expiration is an error though the message reaches no queue',
  rule: 'rabbitmq.publish:expiration',
  steps: [
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$never' },
      content: { body: 'hello', properties: { expiration: 'soon' } },
    },
    { expectChannelError: 406, method: 'basic.publish' },
  ],
};
