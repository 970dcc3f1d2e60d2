/** Only a queue will do. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title:
    'A mandatory message that the alternate exchange cannot route either is returned, with exchange and key as published',
  rule: 'rabbitmq.exchange:alternate-satisfies-mandatory',
  steps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'direct', arguments: { 'alternate-exchange': '$rest' } },
    },
    { call: 'exchange.declare', with: { exchange: '$rest', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$rest', routingKey: 'other' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key', mandatory: true }, content: { body: 'lost' } },
    { expect: 'basic.return', with: { replyCode: 312, exchange: '$x', routingKey: 'key' }, content: { body: 'lost' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
