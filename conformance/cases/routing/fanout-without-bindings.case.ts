/** Nobody is there to take it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message to a fanout exchange without bindings is unroutable',
  rule: 'routing:fanout-takes-every-key',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key', mandatory: true }, content: { body: 'lost' } },
    { expect: 'basic.return', with: { replyCode: 312, exchange: '$x', routingKey: 'key' }, content: { body: 'lost' } },
  ],
};
