/** It comes back as it went. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A returned message has its exchange, key, properties and body',
  rule: 'rabbitmq.publish:returned-whole',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k', mandatory: true },
      content: { body: 'hello', properties: { contentType: 'text/plain', messageId: 'm1', headers: { n: 7 } } },
    },
    {
      expect: 'basic.return',
      with: { replyCode: 312, replyText: 'NO_ROUTE', exchange: '$x', routingKey: 'k' },
      content: { body: 'hello', properties: { contentType: 'text/plain', messageId: 'm1' }, headers: { n: 7 } },
    },
  ],
};
