/** What the specification wants where RabbitMQ answers 406. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare with another type is a connection error 530',
  rule: 'exchange.declare.type:typed',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { send: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { expectConnectionError: 530, method: 'exchange.declare' },
  ],
};
