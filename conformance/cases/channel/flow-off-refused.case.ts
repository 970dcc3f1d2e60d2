/** RabbitMQ has other means against a flood, such as prefetch. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'channel.flow with active not set closes the connection with 540',
  rule: 'rabbitmq.channel:flow-off',
  steps: [
    { send: 'channel.flow', with: { active: false } },
    { expectConnectionError: 540, text: 'NOT_IMPLEMENTED - active=false', method: 'channel.flow' },
  ],
};
