/** First things first. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A missing exchange comes before a wrong expiration',
  rule: 'rabbitmq.publish:expiration',
  steps: [
    {
      send: 'basic.publish',
      with: { exchange: '$never', routingKey: '' },
      content: { body: 'hello', properties: { expiration: 'soon' } },
    },
    { expectChannelError: 404, method: 'basic.publish' },
  ],
};
