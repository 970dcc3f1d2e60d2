/** It stands for whoever says it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A mandatory message to amq.rabbitmq.reply-to itself is returned',
  rule: 'rabbitmq.reply-to:no-queue',
  needs: ['direct_reply_to'],
  steps: [
    { call: 'basic.consume', with: { queue: 'amq.rabbitmq.reply-to', consumerTag: 'replies', noAck: true } },
    { send: 'basic.publish', with: { exchange: '', routingKey: 'amq.rabbitmq.reply-to', mandatory: true } },
    { expect: 'basic.return', with: { replyCode: 312, routingKey: 'amq.rabbitmq.reply-to' } },
  ],
};
