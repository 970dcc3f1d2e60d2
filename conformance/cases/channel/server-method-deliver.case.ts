/** Deliveries are for servers to make. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A client that sends basic.deliver with its content has its connection closed with 503',
  rule: 'rabbitmq.channel:server-methods-refused',
  steps: [
    { send: 'basic.deliver', with: { consumerTag: 'mine', deliveryTag: 1 }, content: { body: 'wrong way' } },
    { expectConnectionError: 503, text: { startsWith: 'COMMAND_INVALID - ' }, method: 'basic.deliver' },
  ],
};
