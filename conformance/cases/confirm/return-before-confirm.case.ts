/** First the message, then the number. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A mandatory message is returned before it is confirmed',
  rule: 'rabbitmq.confirm:unroutable-is-acked',
  steps: [
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$nobody', mandatory: true }, content: { body: 'a' } },
    { expect: 'basic.return', with: { replyCode: 312, replyText: 'NO_ROUTE' }, content: { body: 'a' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
  ],
};
