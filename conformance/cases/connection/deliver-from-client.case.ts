/** basic.deliver is for clients to hear. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A delivery that comes from a client is a connection error 503',
  rule: 'rabbitmq.channel:method-of-servers',
  steps: [
    { send: 'basic.deliver', with: { consumerTag: 'x', deliveryTag: 1 }, content: { body: 'hello' } },
    { expectConnectionError: 503, text: { startsWith: 'COMMAND_INVALID - ' }, method: 'basic.deliver' },
  ],
};
