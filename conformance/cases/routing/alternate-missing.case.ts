/** The alternate is looked for when a message comes. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that would go to an alternate exchange that does not exist is unroutable',
  rule: 'rabbitmq.exchange:alternate-missing',
  steps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'direct', arguments: { 'alternate-exchange': '$rest' } },
    },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'key' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'other', mandatory: true },
      content: { body: 'lost' },
    },
    {
      expect: 'basic.return',
      with: { replyCode: 312, exchange: '$x', routingKey: 'other' },
      content: { body: 'lost' },
    },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key' }, content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
  ],
};
